package io.github.cmkverify.architecture.violations.attic;

class Homeless {}
