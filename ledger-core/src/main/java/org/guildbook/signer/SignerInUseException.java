package org.guildbook.signer;

import java.io.IOException;
import java.nio.file.Path;

/** Another process signs with the keys in this folder; they are free when it ends. */
public final class SignerInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    SignerInUseException(Path folder) {
        super("somebody else signs with the keys in " + folder);
    }
}
