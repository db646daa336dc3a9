package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.run.Stop;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void judgesTheExamplesRecordedAndLive() throws IOException, Stop {
        assertThat(WarmUp.run()).containsExactly(0, 0);
    }
}
