package io.github.cmkverify.azure;

/** What a principal may do with a key, in the three spellings of Azure (FACTS A.2). */
public enum KeyRight {
    GET("Microsoft.KeyVault/vaults/keys/read", "get", "Microsoft.KeyVault/managedHsm/keys/read/action"),
    WRAP("Microsoft.KeyVault/vaults/keys/wrap/action", "wrapkey", "Microsoft.KeyVault/managedHsm/keys/wrap/action"),
    UNWRAP(
            "Microsoft.KeyVault/vaults/keys/unwrap/action",
            "unwrapkey",
            "Microsoft.KeyVault/managedHsm/keys/unwrap/action");

    private final String dataAction;
    private final String policyName;
    private final String hsmDataAction;

    KeyRight(String dataAction, String policyName, String hsmDataAction) {
        this.dataAction = dataAction;
        this.policyName = policyName;
        this.hsmDataAction = hsmDataAction;
    }

    public String dataAction() {
        return dataAction;
    }

    /** Lower case. */
    public String policyName() {
        return policyName;
    }

    /** In the local roles of a Managed HSM. */
    public String hsmDataAction() {
        return hsmDataAction;
    }
}
