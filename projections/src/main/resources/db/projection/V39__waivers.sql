ALTER TABLE projection.invoice ADD COLUMN voided_on date;

CREATE TABLE projection.waiver (
    community uuid    NOT NULL,
    invoice   uuid    NOT NULL,
    position  bigint  NOT NULL,
    document  text    NOT NULL,
    amount    bigint  NOT NULL,
    unit      text    NOT NULL,
    reason    text    NOT NULL,
    booked_on date    NOT NULL,
    PRIMARY KEY (community, invoice, position)
);

-- Invoices of which something was waived: the cycles they settle are rated as paid on time.
CREATE TABLE projection.score_waived (
    community uuid NOT NULL,
    invoice   uuid NOT NULL,
    PRIMARY KEY (community, invoice)
);
