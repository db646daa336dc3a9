package io.github.cmkverify.profile;

/** How far from its region a model deployment may process data (GOV-005); the narrowest first. */
public enum ProcessingScope implements Choice {
    REGION("region"),
    DATA_ZONE("dataZone"),
    GLOBAL("global");

    private final String text;

    ProcessingScope(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
