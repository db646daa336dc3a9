package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import hudson.model.Result;
import io.github.cmkverify.declaration.Declaration;

public class WarningAction implements Action {
    public WarningAction(Result result) {
        throw new Declaration();
    }

    public WarningAction withMessage(String message) {
        throw new Declaration();
    }

    public String getIconFileName() {
        throw new Declaration();
    }

    public String getDisplayName() {
        throw new Declaration();
    }

    public String getUrlName() {
        throw new Declaration();
    }
}
