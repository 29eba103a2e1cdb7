package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.guildbook.api.wiring.RebuildOnStart;
import org.guildbook.projections.feeaccounts.FeeAccountsProjection;
import org.guildbook.projections.runtime.Processors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(RunningGuildbook.class)
class RebuildOnStartTest {

    @Test
    void a_damaged_read_model_comes_out_as_the_facts_say(ConfigurableApplicationContext application) {
        Processors processors = application.getBean(Processors.class);
        var chapters = processors.projections().stream()
                .filter(projection -> projection.name().equals("chapters"))
                .findFirst()
                .orElseThrow();
        String table = "projection." + chapters.tables().getFirst();
        application.getBean(JdbcClient.class).sql("DELETE FROM " + table).update();
        assertThat(processors.check().of(chapters).equal()).isFalse();

        new RebuildOnStart(processors, List.of(RebuildOnStart.ALL)).run(new DefaultApplicationArguments());

        assertThat(processors.projections())
                .allSatisfy(projection ->
                        assertThat(processors.check().of(projection).equal()).isTrue());
    }

    @Test
    void a_name_that_is_none_is_told_with_the_names_there_are(ConfigurableApplicationContext application) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RebuildOnStart(application.getBean(Processors.class), List.of("fees")))
                .withMessageContaining(FeeAccountsProjection.NAME);
    }
}
