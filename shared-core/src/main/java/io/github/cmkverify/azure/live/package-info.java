/**
 * Reads Azure: sign-in, requests, limits, redaction. The only package that talks to a network, and the only one that knows
 * the library of Azure. It sends GET and the read-only POST of Resource Graph, to the hosts of the profile's cloud alone.
 */
package io.github.cmkverify.azure.live;
