package hudson.model;

import io.github.cmkverify.declaration.Declaration;

public class Api {
    public Api(Object bean) {
        throw new Declaration();
    }
}
