// Job DSL: a freestyle job and a Pipeline job with the gate. Call the options: "failOn = 'high'" would be a variable of this script.
job('cmk-gate') {
    steps {
        shell('rm -rf cmk-report')
        cmkVerify {
            profile('claims-assistant/cmk-profile.yml')
            evidence('claims-assistant/evidence')
            failOn('medium')
            unstableOn('low')
            name('Release gate')
        }
        // A blocked build has ended here. Without the plugin Jenkins leaves cmkVerify out: then there is no report either.
        shell('test -s cmk-report/cmk-report.json && echo deploy here')
    }
}

def gate = readFileFromWorkspace('gate.Jenkinsfile') // out here, where the sandbox allows it
pipelineJob('cmk-gate-pipeline') {
    definition {
        cps {
            script(gate)
            sandbox()
        }
    }
}
