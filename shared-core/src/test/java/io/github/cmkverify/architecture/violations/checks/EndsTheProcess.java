package io.github.cmkverify.architecture.violations.checks;

class EndsTheProcess {
    void exit() {
        System.exit(0);
    }

    void halt() {
        Runtime.getRuntime().halt(0);
    }
}
