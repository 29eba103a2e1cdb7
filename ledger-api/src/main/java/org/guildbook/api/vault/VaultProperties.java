package org.guildbook.api.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys of personal data are, a property {@code guildbook.vault.…}.
 *
 * @param folder of the master key and of the keys of parties; by default {@code vault} beside the data of the embedded
 *     database
 */
@ConfigurationProperties("guildbook.vault")
public record VaultProperties(@Nullable Path folder) {}
