/** Evidence on disk: a folder or a zip with a manifest of hashes, read with suspicion and written all or nothing. */
package io.github.cmkverify.evidence.pack;
