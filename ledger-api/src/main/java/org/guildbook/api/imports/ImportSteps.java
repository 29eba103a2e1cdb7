package org.guildbook.api.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guildbook.api.imports.ImportStep.Opening;
import org.guildbook.api.imports.ImportStep.Registration;
import org.guildbook.api.imports.Imports.Request;
import org.guildbook.api.vault.Vault;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.decision.Refused;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.projections.chapters.Chapters.Chapter;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;

/** Turns a plan into commands: the chapters that are not there yet, then of each member the registration and the admission. */
final class ImportSteps {

    private final Request request;
    private final ImportIds ids;
    private final Vault vault;
    private final List<ImportStep> steps = new ArrayList<>();
    private final Map<String, ChapterId> chapters = new HashMap<>();
    private final Map<String, String> cities = new HashMap<>();
    private final Map<String, ImportStep> foundings = new HashMap<>();

    /** @param known chapters that are there */
    ImportSteps(Request request, ImportIds ids, Vault vault, List<Chapter> known) {
        this.request = request;
        this.ids = ids;
        this.vault = vault;
        for (Chapter chapter : known) {
            chapters.put(chapter.code(), chapter.chapter());
            cities.put(chapter.code(), chapter.city());
        }
    }

    /** The commands of a plan without faults; a chapter that is in another city is told as one. */
    List<ImportStep> of(ImportPlan plan) {
        plan.cities().forEach((code, row) -> {
            String city = cities.get(code);
            if (city == null) {
                found(code, row);
            } else if (!city.equals(row.text(Column.CHAPTER_CITY))) {
                row.fault(Column.CHAPTER_CITY, new Refused("chapter-code-taken"));
            }
        });
        plan.members().forEach(this::admit);
        return List.copyOf(steps);
    }

    private void found(String code, Row row) {
        ChapterId chapter = new ChapterId(ids.of(request.community(), "chapter", code));
        String city = row.text(Column.CHAPTER_CITY);
        ImportStep step = new Opening(
                row.number(),
                chapter,
                new FoundChapter(chapter, code, city, request.owner(), request.effectiveOn()),
                MemberRows.sha256(code + "\n" + city),
                List.of(),
                Map.of());
        chapters.put(code, chapter);
        foundings.put(code, step);
        steps.add(step);
    }

    private void admit(ImportedMember member) {
        ImportStep registration =
                new Registration(vault, request.community(), member, request.staff(), request.effectiveOn());
        steps.add(registration);
        List<ImportStep> after = new ArrayList<>(List.of(registration));
        ImportStep founding = foundings.get(member.chapterCode());
        if (founding != null) {
            after.add(founding);
        }
        AdmitFoundingMember admission = new AdmitFoundingMember(
                new MembershipId(
                        ids.of(request.community(), "membership", member.party().toString())),
                member.party(),
                member.type(),
                Objects.requireNonNull(chapters.get(member.chapterCode())),
                member.terms(),
                member.evidence(),
                request.owner(),
                request.staff(),
                request.effectiveOn());
        steps.add(new Opening(
                member.row(), member.party(), admission, member.evidence(), List.copyOf(after), member.termRows()));
    }
}
