/** Classes that break the rules of the house on purpose: each rule is shown to fail over them. Never imitate. */
package io.github.cmkverify.architecture.violations;
