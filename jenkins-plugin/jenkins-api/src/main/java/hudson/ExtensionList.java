package hudson;

import io.github.cmkverify.declaration.Declaration;
import java.util.AbstractList;

public abstract class ExtensionList<T> extends AbstractList<T> {
    public static <U> U lookupSingleton(Class<U> type) {
        throw new Declaration();
    }
}
