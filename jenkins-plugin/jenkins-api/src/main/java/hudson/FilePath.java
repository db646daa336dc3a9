package hudson;

import hudson.remoting.VirtualChannel;
import io.github.cmkverify.declaration.Declaration;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

public final class FilePath implements Serializable {
    private static final long serialVersionUID = 1L;

    public FilePath(File localPath) {
        throw new Declaration();
    }

    public interface FileCallable<T> extends Serializable, org.jenkinsci.remoting.RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        throw new Declaration();
    }

    public FilePath child(String relOrAbsolute) {
        throw new Declaration();
    }

    public boolean exists() throws IOException, InterruptedException {
        throw new Declaration();
    }
}
