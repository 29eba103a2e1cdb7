package org.guildbook.bench;

/** Something that goes through a whole log in one call. */
final class Job implements Contender {

    private final String name;
    private final int entries;
    private final Crew.Work work;

    Job(String name, int entries, Crew.Work work) {
        this.name = name;
        this.entries = entries;
        this.work = work;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int unitsPerCall() {
        return entries;
    }

    @Override
    public int inFlight(int asked) {
        return 1;
    }

    @Override
    public void call() throws Exception {
        work.run();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
