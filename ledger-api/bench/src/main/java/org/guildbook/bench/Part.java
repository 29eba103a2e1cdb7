package org.guildbook.bench;

/** One comparison: measures, keeps its figures and tells what they mean. */
interface Part {

    /** Under which it can be asked for alone. */
    String name();

    /** Says what it does as it goes, and adds its figures and its part of the page. */
    void run(Lab lab);
}
