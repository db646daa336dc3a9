package io.github.cmkverify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorRunTest {
    @TempDir
    Path place;

    private DoctorRun.Result examine(String... faults) throws IOException {
        try (var azure = Rehearsal.start(place, faults)) {
            return new DoctorRun(azure.profile(), Rehearsal.live(), "", World.CATALOGUE, Clock.systemUTC())
                    .execute(RunListener.silent());
        }
    }

    @Test
    void aRowForEachKindThatWasAsked() throws IOException {
        DoctorRun.Result result = examine();
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(result.grants()).isEmpty();
        assertThat(result.rows()).noneMatch(DoctorRun.Row::isShort);
        Map<EvidenceKind, Long> recorded = Rehearsal.WORLD.record().items().stream()
                .collect(Collectors.groupingBy(item -> item.key().kind(), Collectors.counting()));
        assertThat(result.rows()).extracting(DoctorRun.Row::kind).isSorted().hasSameElementsAs(recorded.keySet());
        for (DoctorRun.Row row : result.rows()) {
            assertThat(row.items().values().stream()
                            .mapToLong(Integer::longValue)
                            .sum())
                    .as(row.kind().id())
                    .isEqualTo(recorded.get(row.kind()));
        }
    }

    @Test
    void whatIsMissingIsCountedAndOnlyWhatIsRefusedCanBeGranted() throws IOException {
        DoctorRun.Result result = examine("vault=403x1", "encryption-scopes=404:Strange");
        assertThat(result.exit()).isEqualTo(ExitCode.UNDETERMINED);
        DoctorRun.Row vault = row(result, EvidenceKind.VAULT);
        assertThat(vault.count(ItemState.REFUSED)).isEqualTo(1);
        assertThat(vault.why()).isEqualTo("403 AuthorizationFailed");
        assertThat(vault.isShort()).isTrue();
        DoctorRun.Row scopes = row(result, EvidenceKind.ENCRYPTION_SCOPES);
        assertThat(scopes.count(ItemState.FAILED)).isEqualTo(1);
        assertThat(scopes.count(ItemState.READ)).isZero();
        assertThat(scopes.why()).isEqualTo("404 Strange");
        assertThat(scopes.isShort()).isTrue();
        assertThat(row(result, EvidenceKind.ACCOUNT).isShort()).isFalse();
        assertThat(result.grants())
                .extracting(Grant::permissions)
                .isEqualTo(List.of(Set.of(EvidenceKind.VAULT.permission())));
        assertThat(result.grants().get(0).command()).doesNotContain("OBJECT-ID-OF-THE-READER");
    }

    private static DoctorRun.Row row(DoctorRun.Result result, EvidenceKind kind) {
        return result.rows().stream()
                .filter(row -> row.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
