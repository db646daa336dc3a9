#!/bin/sh
# Starts the action on Linux and macOS: finds Java 17 or newer, checks the jar, runs it. Needs nothing but a POSIX shell.
# Its argument is the command: verify or merge. cmk.ps1 is its twin for Windows.
set -eu

command=$1
here=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
jar=$here/lib/cmk-verify-action.jar

# An annotation with the fix; outputs too, so that a later step never mistakes a missing decision for a good one.
fail() { # exit code, message
    printf '::error title=CMK Verify::%s\n' "$(printf '%s' "$2" | sed 's/%/%25/g' | tr '\r\n' '  ')"
    if [ -n "${GITHUB_OUTPUT:-}" ] && [ -f "$GITHUB_OUTPUT" ]; then
        printf 'decision=block\npromoted=false\nexit-code=%s\n' "$1" >>"$GITHUB_OUTPUT" || true
    fi
    exit "$1"
}

# Prints the version of the Java in the folder $1: 17. The file "release" is there in every JDK and is read faster than Java
# starts; where it is not, Java is asked.
java_version() {
    version=''
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9]*\).*$/\2/p' "$1/release" | sed -n 1p)
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/^.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*$/\2/p' | sed -n 1p)
    fi
    printf '%s\n' "${version:-0}"
}

# Whether the folder $1 holds a Java that is new enough; then $java is it.
accept() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] || return 1
    if [ "$(java_version "$1")" -ge 17 ]; then
        java=$1/bin/java
        return 0
    fi
    return 1
}

find_java() {
    if [ -n "${CMK_JAVA_HOME:-}" ]; then
        accept "$CMK_JAVA_HOME" || fail 3 "The input java-home is $CMK_JAVA_HOME, which holds no Java 17 or newer: correct it, or leave it out."
        return
    fi
    for home in "${JAVA_HOME:-}" \
        "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_arm64:-}" "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME_25_AARCH64:-}" \
        "${JAVA_HOME_21_X64:-}" "${JAVA_HOME_21_arm64:-}" "${JAVA_HOME_21_ARM64:-}" "${JAVA_HOME_21_AARCH64:-}" \
        "${JAVA_HOME_17_X64:-}" "${JAVA_HOME_17_arm64:-}" "${JAVA_HOME_17_ARM64:-}" "${JAVA_HOME_17_AARCH64:-}"; do
        accept "$home" && return
    done
    if java=$(command -v java); then
        version=$("$java" -version 2>&1 | sed -n 's/^.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*$/\2/p' | sed -n 1p)
        [ "${version:-0}" -ge 17 ] && return
    fi
    # what setup-java installed in an earlier job; on macOS the home lies deeper
    for home in "${RUNNER_TOOL_CACHE:-/nowhere}"/Java_*/*/*/Contents/Home "${RUNNER_TOOL_CACHE:-/nowhere}"/Java_*/*/*; do
        accept "$home" && return
    done
    fail 3 'There is no Java 17 or newer on this runner. Add a step before this one: uses: actions/setup-java, with distribution: temurin and java-version: 21; or name a folder with the input java-home.'
}

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum "$1"
    elif command -v shasum >/dev/null 2>&1; then
        shasum -a 256 "$1"
    elif command -v openssl >/dev/null 2>&1; then
        openssl dgst -sha256 -r "$1"
    fi | sed -n 's/^\\\{0,1\}\([0-9a-f]\{64\}\).*$/\1/p'
}

if [ ! -f "$jar" ] || [ ! -f "$jar.sha256" ]; then
    fail 3 "This version of the action carries no program: branches hold the sources only. Use a release tag, such as @v1, or the full commit SHA of one."
fi
read -r expected _ <"$jar.sha256" || true
actual=$(sha256 "$jar")
[ -n "$actual" ] || fail 5 'The program of the action cannot be checked: this runner has none of sha256sum, shasum and openssl. Install one of them.'
[ "$actual" = "$expected" ] || fail 5 "The program of the action was altered: its SHA-256 is $actual, not $expected. Do not trust this runner's copy: clear the folder _actions of the runner, and pin the action to the full commit SHA of a release."

find_java

# Without a locale Java 17 would not read letters beyond ASCII in inputs and paths.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
    *)
        LC_ALL=C.UTF-8
        export LC_ALL
        ;;
esac

# One stream: the runner reads two of them in no certain order, and only one of them is guarded against foreign commands.
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "$jar" "$command" 2>&1
