package io.github.cmkverify.profile;

/** A list of people or identities, by what they may do. */
public enum PeopleList implements Choice {
    UNWRAPPERS("unwrappers"),
    KEY_ADMINS("keyAdmins"),
    WRITERS("writers"),
    PLATFORM_OWNERS("platformOwners"),
    BREAK_GLASS("breakGlass"),
    DEPLOYERS("deployers"),
    /** Identities of policy assignments that change resources. */
    POLICY_IDENTITIES("policyIdentities"),
    /** Who may own, write or approve a record. */
    SIGNERS("signers");

    private final String text;

    PeopleList(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
