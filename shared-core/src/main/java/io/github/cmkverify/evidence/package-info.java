/**
 * What was asked of Azure and what it answered: the one table of requests, items, strict bodies and the facts read from
 * them.
 */
package io.github.cmkverify.evidence;
