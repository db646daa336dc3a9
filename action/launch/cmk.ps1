# Starts the action on Windows: finds Java 17 or newer, checks the jar, runs it. Windows PowerShell 5.1 suffices.
# Its argument is the command: verify or merge. cmk.sh is its twin for Linux and macOS.
param([Parameter(Mandatory = $true)][string]$Command)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$root = Split-Path -Parent $PSScriptRoot
$jar = Join-Path $root 'lib\cmk-verify-action.jar'

# An annotation with the fix; outputs too, so that a later step never mistakes a missing decision for a good one.
function Stop-Action([int]$Code, [string]$Message) {
    $text = $Message.Replace('%', '%25').Replace("`r", ' ').Replace("`n", ' ')
    [Console]::Out.WriteLine("::error title=CMK Verify::$text")
    if ($env:GITHUB_OUTPUT -and (Test-Path -LiteralPath $env:GITHUB_OUTPUT)) {
        [System.IO.File]::AppendAllText($env:GITHUB_OUTPUT, "decision=block`npromoted=false`nexit-code=$Code`n")
    }
    exit $Code
}

# The version of the Java in a folder: 17; 0 when there is none. The file "release" is read faster than Java starts.
function Get-JavaVersion([string]$JavaHome) {
    $release = Join-Path $JavaHome 'release'
    if (Test-Path -LiteralPath $release) {
        foreach ($line in [System.IO.File]::ReadAllLines($release)) {
            if ($line -match '^JAVA_VERSION="(?:1\.)?([0-9]+)') { return [int]$Matches[1] }
        }
    }
    return Get-RunningVersion (Join-Path $JavaHome 'bin\java.exe')
}

function Get-RunningVersion([string]$Java) {
    $start = New-Object System.Diagnostics.ProcessStartInfo
    $start.FileName = $Java
    $start.Arguments = '-version'
    $start.RedirectStandardError = $true
    $start.UseShellExecute = $false
    try {
        $process = [System.Diagnostics.Process]::Start($start)
        $said = $process.StandardError.ReadToEnd()
        $process.WaitForExit()
        if ($said -match ' version "(?:1\.)?([0-9]+)') { return [int]$Matches[1] }
    } catch {
        return 0
    }
    return 0
}

function Test-JavaHome([string]$JavaHome) {
    if (-not $JavaHome) { return $false }
    if (-not (Test-Path -LiteralPath (Join-Path $JavaHome 'bin\java.exe'))) { return $false }
    return (Get-JavaVersion $JavaHome) -ge 17
}

function Find-Java {
    if ($env:CMK_JAVA_HOME) {
        if (Test-JavaHome $env:CMK_JAVA_HOME) { return Join-Path $env:CMK_JAVA_HOME 'bin\java.exe' }
        Stop-Action 3 "The input java-home is $env:CMK_JAVA_HOME, which holds no Java 17 or newer: correct it, or leave it out."
    }
    $names = @('JAVA_HOME')
    foreach ($version in 25, 21, 17) {
        foreach ($arch in 'X64', 'ARM64', 'AARCH64') { $names += "JAVA_HOME_${version}_$arch" }
    }
    foreach ($name in $names) {
        $candidate = [Environment]::GetEnvironmentVariable($name)
        if (Test-JavaHome $candidate) { return Join-Path $candidate 'bin\java.exe' }
    }
    $onPath = Get-Command java.exe -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($onPath -and (Get-RunningVersion $onPath.Path) -ge 17) { return $onPath.Path }
    # what setup-java installed in an earlier job
    if ($env:RUNNER_TOOL_CACHE -and (Test-Path -LiteralPath $env:RUNNER_TOOL_CACHE)) {
        foreach ($folder in @(Get-ChildItem -Path (Join-Path $env:RUNNER_TOOL_CACHE 'Java_*\*\*') -Directory -ErrorAction SilentlyContinue)) {
            if (Test-JavaHome $folder.FullName) { return Join-Path $folder.FullName 'bin\java.exe' }
        }
    }
    Stop-Action 3 'There is no Java 17 or newer on this runner. Add a step before this one: uses: actions/setup-java, with distribution: temurin and java-version: 21; or name a folder with the input java-home.'
}

function Get-Sha256([string]$Path) {
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    $stream = [System.IO.File]::OpenRead($Path)
    try {
        return [BitConverter]::ToString($algorithm.ComputeHash($stream)).Replace('-', '').ToLowerInvariant()
    } finally {
        $stream.Dispose()
        $algorithm.Dispose()
    }
}

if (-not ((Test-Path -LiteralPath $jar) -and (Test-Path -LiteralPath "$jar.sha256"))) {
    Stop-Action 3 'This version of the action carries no program: branches hold the sources only. Use a release tag, such as @v1, or the full commit SHA of one.'
}
$expected = ([System.IO.File]::ReadAllText("$jar.sha256").Trim() -split '\s+')[0]
$actual = Get-Sha256 $jar
if ($actual -cne $expected) {
    Stop-Action 5 "The program of the action was altered: its SHA-256 is $actual, not $expected. Do not trust this runner's copy: clear the folder _actions of the runner, and pin the action to the full commit SHA of a release."
}

$java = Find-Java

# Java writes UTF-8; what passes through PowerShell would be read in the code page of the console. So Java gets the console's
# own handles: its output is neither captured nor piped here. Both of its streams are one: see Main.
& $java '-XX:TieredStopAtLevel=1' '-XX:+UseSerialGC' '-Xshare:auto' '-jar' $jar $Command
exit $LASTEXITCODE
