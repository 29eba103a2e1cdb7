package org.guildbook.projections.membershipstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Cell;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.ChapterId;
import org.junit.jupiter.api.Test;

/** Whom a public count counts. */
class CellsTest {

    private static final ChapterId BEIJING = new ChapterId(new UUID(7, 1));
    private static final ChapterId SHANGHAI = new ChapterId(new UUID(7, 2));

    @Test
    void a_cell_of_twenty_counts_those_who_must_not_be_found() {
        assertThat(cells(Map.of(BEIJING, 19L), Map.of(BEIJING, 1L))).containsExactly(cell(20, BEIJING));
        assertThat(cells(Map.of(BEIJING, 18L), Map.of(BEIJING, 1L))).containsExactly(cell(18, BEIJING));
        assertThat(cells(Map.of(BEIJING, 18L), Map.of(BEIJING, 2L))).containsExactly(cell(20, BEIJING));
    }

    @Test
    void they_make_no_cell_of_their_own() {
        assertThat(cells(Map.of(), Map.of(BEIJING, 30L))).isEmpty();
        assertThat(cells(Map.of(BEIJING, 4L), Map.of(BEIJING, 30L))).isEmpty();
        assertThat(cells(Map.of(SHANGHAI, 25L), Map.of(BEIJING, 30L))).containsExactly(cell(25, SHANGHAI));
    }

    @Test
    void chapters_that_are_counted_together_are_one_cell() {
        assertThat(cells(Map.of(BEIJING, 4L, SHANGHAI, 15L), Map.of(BEIJING, 1L)))
                .containsExactly(cell(20, BEIJING, SHANGHAI));
    }

    private static List<Cell> cells(Map<ChapterId, Long> chapters, Map<ChapterId, Long> confidential) {
        return MembershipStatuses.cells(MembershipStatus.ACTIVE, chapters, confidential);
    }

    private static Cell cell(long count, ChapterId... chapters) {
        return new Cell(MembershipStatus.ACTIVE, List.of(chapters), count);
    }
}
