package org.guildbook.api.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.membership.AdmitFoundingMember.OpeningPayment;
import org.guildbook.membership.AdmitFoundingMember.OpeningTerm;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportPlanTest {

    private static final CommunityId COMMUNITY = new CommunityId(new UUID(9, 1));
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final String HEADER = "chapter_code,chapter_city,member_ref,membership_type,name,email,phone,"
            + "term_from,term_to,paid_on,amount,payment_ref\r\n";
    private static final String ANN = "SH,上海,1,ORDINARY,\"Ann, 安\",ann@example.org,+86 138-0000,";
    private static final String YEAR = "2025-06-01,2026-06-01,2025-05-20,";
    private static final String GOOD = ANN + YEAR + "10080.00,R1\r\n";

    @Test
    void a_member_is_read_with_all_terms_and_what_was_paid_for_them() {
        ImportPlan plan = plan(HEADER + GOOD + ANN + "2024-06-01,2025-06-01,2024-06-01,,\r\n");
        assertThat(plan.faults()).isEmpty();
        assertThat(plan.cities()).containsOnlyKeys("SH");
        ImportedMember ann = plan.members().getFirst();
        assertThat(ann.row()).isEqualTo(2);
        assertThat(ann.type()).isEqualTo(MembershipType.ORDINARY);
        assertThat(ann.personal())
                .isEqualTo(new PersonalData("Ann, 安", null, "ann@example.org", "+86 138-0000", null, null, null));
        assertThat(ann.terms())
                .extracting(OpeningTerm::from)
                .as("in the order of time")
                .containsExactly(LocalDate.of(2024, 6, 1), LocalDate.of(2025, 6, 1));
        assertThat(ann.terms().getFirst().paid()).isNull();
        assertThat(ann.terms().getLast().paid()).satisfies(paid -> {
            assertThat(paid).extracting(OpeningPayment::amount).isEqualTo(new Money(1_008_000, "CNY"));
            assertThat(paid).extracting(OpeningPayment::externalRef).isEqualTo(MemberRows.sha256("R1"));
        });
        assertThat(ann.termRows()).containsEntry(ann.terms().getFirst().term(), 3);
    }

    @Test
    void spreadsheets_write_files_in_many_ways() {
        String plain = HEADER + GOOD;
        for (String file : List.of(
                "\uFEFF" + plain,
                plain.replace("\r\n", "\n"),
                plain.stripTrailing(),
                plain + "\r\n,,,,,,,,,,,\r\n",
                plain.replace(",ORDINARY,", ",\"ORDINARY\","))) {
            assertThat(plan(file).faults()).as(file).isEmpty();
            assertThat(plan(file).members()).isEqualTo(plan(plain).members());
        }
        assertThat(faults("member_ref,chapter_code,chapter_city,membership_type,name,term_from,term_to,paid_on\n"
                        + "1,SH,上海,ORDINARY,Ann," + YEAR.substring(0, YEAR.length() - 1)))
                .as("columns that may be empty may be missing, and stand in any order")
                .isEmpty();
    }

    @Test
    void who_and_what_is_the_same_in_every_file_and_says_nothing_personal() {
        String second = ANN + "2024-06-01,2025-06-01,2024-06-01,,\r\n";
        ImportedMember ann = plan(HEADER + GOOD + second).members().getFirst();
        ImportedMember turned = plan(HEADER + second + GOOD).members().getFirst();
        assertThat(turned.party()).isEqualTo(ann.party());
        assertThat(turned.terms()).isEqualTo(ann.terms());
        assertThat(turned.evidence()).isEqualTo(ann.evidence());
        ImportedMember renamed =
                plan((HEADER + GOOD + second).replace("安", "平")).members().getFirst();
        assertThat(renamed.evidence()).isEqualTo(ann.evidence());
        assertThat(renamed.personalSha256()).isNotEqualTo(ann.personalSha256());
        assertThat(plan((HEADER + GOOD + second).replace("2024-06-01,,", "2024-06-02,,"))
                        .members()
                        .getFirst()
                        .evidence())
                .isNotEqualTo(ann.evidence());
        ImportIds ids = new ImportIds(new byte[32]);
        assertThat(ids.of(COMMUNITY, "party", "1")).isEqualTo(ann.party().value());
        assertThat(ids.of(COMMUNITY, "party", "1").version()).isEqualTo(7);
        assertThat(ids.of(new CommunityId(new UUID(9, 2)), "party", "1"))
                .isNotEqualTo(ann.party().value());
        assertThat(new RowFault(2, "name", "cell-too-long", "Ann").toString()).doesNotContain("Ann");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2025-06-01,  2025-06-31, term_from, cell-unreadable
                    2025-06-01,  2023-02-29, term_from, cell-unreadable
                    2026-06-01,  2026/06/01, term_to,   cell-unreadable
                    2025-05-20,  yesterday,  paid_on,   cell-unreadable
                    2025-05-20,  '',         paid_on,   cell-missing
                    10080.00,    many,       amount,    cell-unreadable
                    10080.00,    1e3,        amount,    cell-unreadable
                    10080.00,    -5,         amount,    cell-unreadable
                    10080.00,    10.001,     amount,    cell-unreadable
                    ORDINARY,    FRIEND,     membership_type, cell-unreadable
                    ORDINARY,    HONORARY,   membership_type, membership-type-unknown
                    ann@example.org, ann@,   email,     cell-unreadable
                    ann@example.org, =A1,    email,     cell-is-formula
                    R1,          @SUM(A1),   payment_ref, cell-is-formula
                    +86 138-0000, '+cmd|x',  phone,     cell-is-formula
                    SH,          CODEOFACHAPTERTOOLONG, chapter_code, cell-too-long
                    """)
    void a_cell_that_cannot_be_is_refused_by_its_place(String good, String bad, String column, String refusal) {
        List<RowFault> faults = faults(HEADER + GOOD.replace(good, bad));
        assertThat(faults).contains(new RowFault(2, column, refusal, bad.isEmpty() ? null : bad));
        assertThat(faults).extracting(RowFault::column).containsOnly(column);
    }

    @Test
    void a_cell_over_two_lines_is_one_cell_and_the_next_row_is_the_next() {
        String bo = "SH,上海,2,ORDINARY,Bo,,,2025-06-01,2026-02-30,2025-05-20,,\r\n";
        assertThat(faults(HEADER + GOOD.replace("Ann, 安", "Ann\n安") + "\r\n" + bo))
                .containsExactlyInAnyOrder(
                        new RowFault(2, "name", "cell-unreadable", "Ann\n安"),
                        new RowFault(4, "term_to", "cell-unreadable", "2026-02-30"));
    }

    @Test
    void rows_of_a_member_or_chapter_agree_and_no_term_stands_twice() {
        String second = GOOD.replace("2025-06-01,2026-06-01", "2026-06-01,2027-06-01");
        assertThat(faults(HEADER + GOOD + second.replace("安", "平").replace("上海", "杭州")))
                .containsExactlyInAnyOrder(
                        new RowFault(3, "name", "rows-disagree", "Ann, 平"),
                        new RowFault(3, "chapter_city", "rows-disagree", "杭州"));
        assertThat(faults(HEADER + GOOD + GOOD))
                .containsExactly(new RowFault(3, "term_from", "row-repeated", "2025-06-01"));
    }

    @Test
    void a_person_is_not_two_members() {
        String other = GOOD.replace("SH,上海,1,", "SH,上海,2,");
        assertThat(faults(HEADER + GOOD + other.replace("ann@", "ANN@")))
                .containsExactly(new RowFault(3, "email", "member-repeated", "ANN@example.org"));
        assertThat(faults(HEADER + GOOD + other.replace("ann@example.org", "").replace("138-0000", "1380000")))
                .containsExactly(new RowFault(3, "phone", "member-repeated", "+86 1380000"));
        assertThat(faults(HEADER + GOOD + other.replace("ann@example.org", "").replace("安", "平")))
                .as("who shares a telephone")
                .isEmpty();
    }

    @Test
    void every_fault_of_a_file_is_told() {
        assertThat(faults(HEADER + "SH,上海,1,ORDINARY,,,,2025-13-01,,2025-05-20,x,\r\n" + "only,two\r\n" + GOOD
                        + "a,b\r\n"))
                .extracting(RowFault::row, RowFault::column, RowFault::refusal)
                .contains(
                        tuple(2, "name", "cell-missing"),
                        tuple(2, "term_from", "cell-unreadable"),
                        tuple(2, "term_to", "cell-missing"),
                        tuple(2, "amount", "cell-unreadable"),
                        tuple(3, null, "cell-count-wrong"),
                        tuple(5, null, "cell-count-wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void a_file_without_rows_is_refused(String mark) {
        assertThat(refusals(mark + HEADER)).containsExactly("file-empty");
        assertThat(refusals(mark)).doesNotContain("unexpected").isNotEmpty();
    }

    @Test
    void a_header_that_is_not_the_templates_is_refused() {
        assertThat(faults("chapter_code,colour,chapter_code\r\nSH,red,SH\r\n"))
                .extracting(RowFault::column, RowFault::refusal)
                .contains(
                        tuple("colour", "column-unknown"),
                        tuple("chapter_code", "column-repeated"),
                        tuple("member_ref", "column-missing"))
                .hasSize(9);
        assertThat(refusals((HEADER + GOOD).replace(',', ';'))).contains("column-unknown");
        assertThat(refusals("x,".repeat(1_000_000))).as("bounded").hasSizeLessThan(30);
    }

    @Test
    void a_file_in_another_encoding_is_refused_where_it_begins_to_be() {
        assertThat(plan((HEADER + GOOD).getBytes(Charset.forName("GBK"))).faults())
                .containsExactly(new RowFault(2, null, "file-encoding-wrong", null));
        assertThat(plan(new byte[] {(byte) 0xff, (byte) 0xfe, 0}).faults())
                .containsExactly(new RowFault(1, null, "file-encoding-wrong", null));
        byte[] cut = (HEADER + GOOD + "SH,上").getBytes(UTF_8);
        assertThat(plan(Arrays.copyOf(cut, cut.length - 1)).faults())
                .containsExactly(new RowFault(3, null, "file-encoding-wrong", null));
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertThat(faults(HEADER + GOOD + GOOD.replace("安\"", "安")))
                .isNotEmpty()
                .allMatch(fault -> fault.row() == 3);
    }

    @Test
    void the_rows_are_bounded() {
        String rows = IntStream.rangeClosed(0, CsvFile.ROWS_MAX)
                .mapToObj(i -> "SH,上海," + i + ",ORDINARY,Ann,,," + YEAR + ",\r\n")
                .collect(Collectors.joining());
        assertThat(faults(HEADER + rows))
                .containsExactly(new RowFault(CsvFile.ROWS_MAX + 2, null, "too-many-rows", null));
    }

    private static List<String> refusals(String file) {
        return faults(file).stream().map(RowFault::refusal).toList();
    }

    private static List<RowFault> faults(String file) {
        return plan(file).faults();
    }

    private static ImportPlan plan(String file) {
        return plan(file.getBytes(UTF_8));
    }

    private static ImportPlan plan(byte[] file) {
        return ImportPlan.of(file, new MemberRows(COMMUNITY, "CNY", new ImportIds(new byte[32]), VALIDATOR));
    }
}
