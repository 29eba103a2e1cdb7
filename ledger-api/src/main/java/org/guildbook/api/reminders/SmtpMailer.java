package org.guildbook.api.reminders;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** Mails by SMTP. */
final class SmtpMailer implements Mailer {

    private final MailSender server;
    private final String from;

    SmtpMailer(MailSender server, String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public void send(String address, String subject, String text) throws NotTaken {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(address);
        mail.setSubject(subject);
        mail.setText(text);
        try {
            server.send(mail);
        } catch (MailException e) {
            // Its message and its causes may name the address.
            throw new NotTaken(e.getClass().getSimpleName());
        }
    }
}
