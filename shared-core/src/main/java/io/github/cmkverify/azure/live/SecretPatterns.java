package io.github.cmkverify.azure.live;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How secrets look that Azure's answers may hold by mistake: an operator puts a SAS into a tag, a connection string into a name. */
final class SecretPatterns {
    /** Each secret that {@link #VALUE} knows has one of these; almost no text of Azure's has, and looking for them is quick. */
    private static final List<String> MARKS = List.of("=", " ", "eyJ", "JQQJ", "://");

    /** Anywhere in a text; printable ASCII without quotes, so that what is taken out of a broken body leaves it broken. */
    static final Pattern VALUE = Pattern.compile(String.join(
            "|",
            // shared access signatures, and the codes of functions and hooks
            "[?&;](?i:sig|code)=[\\w%+/.~=-]{16,}",
            // connection strings
            "(?i:(account|sharedaccess|shared|access|api|primary|secondary)key|sharedaccesssignature|password|pwd"
                    + "|clientsecret|instrumentationkey)=[^;\"'\\s\\\\]{6,}",
            // JSON web tokens
            "eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]*",
            "(?i:bearer) [\\w.~+/-]{20,}=*",
            // keys of storage, Cosmos DB and Azure AI
            "(?<![\\w+/])[A-Za-z0-9+/]{86}==",
            "(?<!\\w)[A-Za-z0-9]{52}JQQJ[A-Za-z0-9]{28}(?!\\w)",
            "-----BEGIN [A-Z ]*PRIVATE KEY-----",
            // user and password in an address
            "[a-z][a-z0-9+.-]{1,20}://[^/\"\\s:@\\\\]+:[^/\"\\s@\\\\]{3,}@"));

    /** Fields whose value is a secret by their name; in lower case. */
    private static final Set<String> FIELDS = Set.of(
            "key1",
            "key2",
            "primarykey",
            "secondarykey",
            "primarymasterkey",
            "secondarymasterkey",
            "primaryreadonlymasterkey",
            "secondaryreadonlymasterkey",
            "primarysharedkey",
            "secondarysharedkey",
            "accountkey",
            "storageaccountkey",
            "sharedaccesskey",
            "sharedkey",
            "accesskey",
            "apikey",
            "api_key",
            "api-key",
            "instrumentationkey",
            "connectionstring",
            "primaryconnectionstring",
            "secondaryconnectionstring",
            "password",
            "adminpassword",
            "administratorloginpassword",
            "clientsecret",
            "client_secret",
            "secret",
            "sastoken",
            "sasuri",
            "sasurl",
            "accesstoken",
            "access_token",
            "refreshtoken",
            "refresh_token",
            "id_token",
            "client_assertion",
            "authorization",
            "privatekey");

    /** The same fields in a text that is no JSON. */
    static final Pattern FIELD =
            Pattern.compile("(?i)(\"(?:" + String.join("|", FIELDS) + ")\"\\s*:\\s*\")([^\"\\\\\\s]{1,4000})");

    private SecretPatterns() {}

    static boolean hasSecret(String text) {
        return MARKS.stream().anyMatch(text::contains) && VALUE.matcher(text).find();
    }

    static boolean isSecretField(String name) {
        return FIELDS.contains(name.toLowerCase(Locale.ROOT));
    }
}
