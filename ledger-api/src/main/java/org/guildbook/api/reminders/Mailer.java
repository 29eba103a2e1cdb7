package org.guildbook.api.reminders;

/** The way out for mails. */
interface Mailer {

    /**
     * Hands a mail over.
     *
     * @throws NotTaken if nobody took it
     */
    void send(String address, String subject, String text) throws NotTaken;

    /** The mail did not go out; says nothing that may hold an address. */
    final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String why) {
            super(why, null, false, false);
        }
    }
}
