@echo off
rem Runs the command line of CMK Verify from a checkout. Builds its jar on first use and when the sources changed.
rem Exit codes are those of the command line; 5 also when the jar cannot be built or no Java 17 is there.
rem The same as the shell script cmk-verify beside it, but for the archive of classes; change both.
setlocal EnableExtensions DisableDelayedExpansion

set "CMK_ROOT=%~dp0"
set "CMK_WORK=%CMK_ROOT%target\launcher"
set "CMK_JAR=%CMK_WORK%\cmk-verify.jar"
set "CMK_LOCK=%CMK_WORK%\lock"
set "CMK_PROBE=%TEMP%\cmk-verify-%RANDOM%%RANDOM%.txt"
set "CMK_JAVA="

if defined JAVA_HOME call :try_java "%JAVA_HOME%\bin\java.exe"
if not defined CMK_JAVA (
    rem or Maven would take it
    set "JAVA_HOME="
    for %%J in (java.exe) do call :try_java "%%~$PATH:J"
)
if not defined CMK_JAVA (
    echo cmk-verify: needs Java 17 or newer. Install a JDK, or set JAVA_HOME to one. 1>&2
    exit /b 5
)

call :is_current
if errorlevel 1 (
    call :build
    if errorlevel 1 exit /b 5
)
"%CMK_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "%CMK_JAR%" %*
exit /b %ERRORLEVEL%

rem Sets CMK_JAVA to %1 when that is Java 17 or newer.
:try_java
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
set "CMK_MAJOR=0"
"%~1" -version >"%CMK_PROBE%" 2>&1
for /f "usebackq tokens=2,3" %%A in ("%CMK_PROBE%") do if "%%A"=="version" (
    for /f "tokens=1,2 delims=._-+" %%M in ("%%~B") do if "%%M"=="1" (set "CMK_MAJOR=%%N") else (set "CMK_MAJOR=%%M")
)
del "%CMK_PROBE%" 2>nul
if %CMK_MAJOR% GEQ 17 set "CMK_JAVA=%~1"
exit /b 0

rem Error level 0 when no source is newer than the jar. The folders count as well: a deleted file changes its folder.
:is_current
if not exist "%CMK_JAR%" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath $env:CMK_JAR).LastWriteTimeUtc; $core = $env:CMK_ROOT + 'shared-core\'; $sources = @(Get-Item -LiteralPath ($env:CMK_ROOT + 'pom.xml'), ($core + 'pom.xml'), ($core + 'src\main')) + @(Get-ChildItem -LiteralPath ($core + 'src\main') -Recurse -Force); if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 1 }"
exit /b %ERRORLEVEL%

rem One builder at a time. The lock only saves work: every build has its own folder, so breaking the lock after a while is safe.
:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo cmk-verify: needs Maven ^(mvn^) to build its jar, and there is none on the PATH. 1>&2
    exit /b 5
)
if not exist "%CMK_WORK%" mkdir "%CMK_WORK%"
set /a CMK_WAITED=0
:take_lock
mkdir "%CMK_LOCK%" 2>nul
if not errorlevel 1 goto locked
if %CMK_WAITED%==0 echo waiting for another build of cmk-verify... 1>&2
set /a CMK_WAITED+=1
if %CMK_WAITED% GEQ 120 rmdir /s /q "%CMK_LOCK%" 2>nul
powershell -NoProfile -NonInteractive -Command "Start-Sleep -Seconds 1"
if %CMK_WAITED% LSS 240 goto take_lock
echo cmk-verify: cannot write to %CMK_WORK%, where the jar is built on first use. 1>&2
exit /b 5

:locked
set "CMK_CODE=0"
call :is_current
if errorlevel 1 call :build_now
rmdir /s /q "%CMK_LOCK%" 2>nul
exit /b %CMK_CODE%

:build_now
set "CMK_REASON=first use"
if exist "%CMK_JAR%" set "CMK_REASON=sources changed"
echo building cmk-verify (%CMK_REASON%)... 1>&2
set "CMK_TARGET=target/launcher.%RANDOM%%RANDOM%"
set "CMK_MINE=%CMK_ROOT%shared-core\%CMK_TARGET:/=\%"
rem What changes during the build is newer than the jar.
set "CMK_BEGUN=%CMK_WORK%\begun"
type nul >"%CMK_BEGUN%"
pushd "%CMK_ROOT%"
call mvn -B -q -pl shared-core -am package "-Dcmk.target=%CMK_TARGET%" -Dmaven.test.skip=true -Denforcer.skip=true -Djacoco.skip=true >"%CMK_WORK%\log" 2>&1 <nul
set "CMK_CODE=%ERRORLEVEL%"
popd
if not "%CMK_CODE%"=="0" (
    type "%CMK_WORK%\log" 1>&2
    echo cmk-verify: the build failed, see above. 1>&2
    goto built
)
set "CMK_CODE=5"
for %%F in ("%CMK_MINE%\*-cli.jar") do move /y "%%F" "%CMK_JAR%" >nul && set "CMK_CODE=0"
if not "%CMK_CODE%"=="0" (
    echo cmk-verify: cannot write %CMK_JAR%; is it running elsewhere? 1>&2
    goto built
)
powershell -NoProfile -NonInteractive -Command "(Get-Item -LiteralPath $env:CMK_JAR).LastWriteTimeUtc = (Get-Item -LiteralPath $env:CMK_BEGUN).LastWriteTimeUtc"
:built
if exist "%CMK_MINE%" rmdir /s /q "%CMK_MINE%"
exit /b 0
