package io.github.cmkverify.profile;

/** How the vault grants access to keys, as far as the profile accepts it (VLT-005). */
public enum VaultModel implements Choice {
    RBAC("rbac"),
    ACCESS_POLICIES_ACCEPTED("accessPoliciesAccepted");

    private final String text;

    VaultModel(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
