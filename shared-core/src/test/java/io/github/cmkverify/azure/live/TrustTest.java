package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    @TempDir
    Path folder;

    @Test
    void withoutABundleThePlatformDecides() throws Exception {
        assertThat(Trust.context(Optional.empty())).isSameAs(javax.net.ssl.SSLContext.getDefault());
    }

    @Test
    void aBundleThatCannotBeUsedIsNamedWithWhatToDo() throws Exception {
        String form = "; it must hold one or more certificates in PEM form (-----BEGIN CERTIFICATE-----)";
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path absent = folder.resolve("absent.pem");
        List<List<Object>> expected = List.of(
                List.of(empty, " holds no certificate" + form),
                List.of(broken, " is not readable as certificates" + form),
                List.of(absent, " cannot be read: check the path and its permissions"));
        for (List<Object> each : expected) {
            assertThatThrownBy(() -> Trust.context(Optional.of((Path) each.get(0))))
                    .isInstanceOf(LiveFailure.class)
                    .hasMessage("the CA bundle " + each.get(0) + each.get(1));
        }
    }
}
