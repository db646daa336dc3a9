/**
 * How an action written in Java talks to the runner of GitHub Actions: what {@code @actions/core} is for JavaScript, as far as
 * a composite action needs it. Knows nothing of what is verified.
 *
 * <p>Two rules of its own: what is handed over is always escaped for where it goes, and nothing falls back to the
 * commands on standard output that GitHub has withdrawn ({@code set-output}, {@code save-state}, {@code set-env},
 * {@code add-path}).
 */
package io.github.cmkverify.action.toolkit;
