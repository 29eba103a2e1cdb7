package org.guildbook.api.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guildbook.decision.Refused;

/**
 * What a file wants recorded, in the order of the file.
 *
 * @param cities the first row of each chapter, by its code
 * @param faults with any, nothing is recorded
 */
record ImportPlan(List<Row> rows, Map<String, Row> cities, List<ImportedMember> members, List<RowFault> faults) {

    /** Reads a file. */
    static ImportPlan of(byte[] file, MemberRows memberRows) {
        List<RowFault> faults = new ArrayList<>();
        List<Row> rows = new CsvFile(faults::add).rows(file);
        Map<String, Row> cities = new LinkedHashMap<>();
        Map<String, List<Row>> byMember = new LinkedHashMap<>();
        for (Row row : rows) {
            row.check();
            Row first = cities.putIfAbsent(row.text(Column.CHAPTER_CODE), row);
            if (first != null && !first.text(Column.CHAPTER_CITY).equals(row.text(Column.CHAPTER_CITY))) {
                row.fault(Column.CHAPTER_CITY, new Refused("rows-disagree"));
            }
            byMember.computeIfAbsent(row.text(Column.MEMBER_REF), _ -> new ArrayList<>())
                    .add(row);
        }
        refuseTheSamePersonTwice(byMember.values());
        List<ImportedMember> members = byMember.entrySet().stream()
                .map(member -> memberRows.member(member.getKey(), member.getValue()))
                .filter(Objects::nonNull)
                .toList();
        return new ImportPlan(rows, cities, members, faults);
    }

    /** Two members have no address in common, and no name with the same telephone. */
    private static void refuseTheSamePersonTwice(Iterable<List<Row>> members) {
        Set<String> known = new HashSet<>();
        for (List<Row> rows : members) {
            Row row = rows.getFirst();
            String email = row.text(Column.EMAIL).toLowerCase(Locale.ROOT);
            String phone = row.text(Column.PHONE).replaceAll("[^0-9]", "");
            if (!email.isEmpty() && !known.add(email)) {
                row.fault(Column.EMAIL, new Refused("member-repeated"));
            } else if (!phone.isEmpty() && !known.add(phone + " " + row.text(Column.NAME))) {
                row.fault(Column.PHONE, new Refused("member-repeated"));
            }
        }
    }

    int terms() {
        return members.stream().mapToInt(member -> member.terms().size()).sum();
    }

    int payments() {
        return (int) members.stream()
                .flatMap(member -> member.terms().stream())
                .filter(term -> term.paid() != null)
                .count();
    }
}
