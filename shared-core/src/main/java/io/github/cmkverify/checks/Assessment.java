package io.github.cmkverify.checks;

import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.workload.Subject;

/** What one check says of one subject, before parents, waivers and the gate. */
public record Assessment(CatalogueEntry check, Subject subject, Judgement judgement) {}
