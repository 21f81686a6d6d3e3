package org.fengsui.engine.report;

/** The columns of Nessus, Tenable.sc and Tenable.io exports with the names that each gives them. */
enum NessusColumn {
    PLUGIN("Plugin ID", "Plugin", "definition.id", "plugin.id"),
    TITLE("Plugin Name", "Name", "definition.name", "plugin.name"),
    SEVERITY("Risk", "Severity", "definition.severity", "Risk Factor"),
    HOST("Host"),
    ASSET("asset.name", "Asset Name", "asset.host_name", "asset.fqdn", "asset.id"),
    IP(
            "IP Address",
            "Host IP",
            "asset.display_ipv4_address",
            "asset.ipv4_addresses",
            "IPv4 Address",
            "IP",
            "asset.display_ipv6_address",
            "asset.ipv4"),
    FOUND_NAME(
            "DNS Name",
            "FQDN",
            "asset.display_fqdn",
            "asset.hostname",
            "asset.host_name",
            "NetBIOS Name",
            "NetBios",
            "asset.netbios_name",
            "asset.name",
            "Asset Name"),
    PORT("Port", "port.port"),
    PROTOCOL("Protocol", "port.protocol"),
    FAMILY("Family", "Plugin Family", "definition.family", "plugin.family"),
    CVE("CVE", "definition.cve", "plugin.cve"),
    CWE("CWE", "definition.cwe"),
    BID("BID", "Bugtraq ID", "definition.bugtraq"),
    XREF("XREF", "Cross References", "XREFs", "definition.xrefs", "plugin.xrefs"),
    SEE_ALSO("See Also", "definition.see_also", "plugin.see_also"),
    CVSS3(
            "CVSS v3.0 Base Score",
            "CVSS V3 Base Score",
            "CVSS v3.1 Base Score",
            "CVSS3 Base Score",
            "CVSSv3",
            "CVSS v3",
            "definition.cvss3.base_score",
            "plugin.cvss3_base_score"),
    CVSS4(
            "CVSS v4.0 Base Score",
            "CVSS V4 Base Score",
            "CVSS4 Base Score",
            "CVSSv4",
            "CVSS v4",
            "definition.cvss4.base_score",
            "plugin.cvss4_base_score"),
    CVSS2(
            "CVSS v2.0 Base Score",
            "CVSS V2 Base Score",
            "CVSS Base Score",
            "CVSS",
            "CVSS v2",
            "definition.cvss2.base_score",
            "plugin.cvss_base_score"),
    SYNOPSIS("Synopsis", "definition.synopsis", "plugin.synopsis"),
    DESCRIPTION("Description", "definition.description", "plugin.description"),
    SOLUTION("Solution", "Steps to Remediate", "definition.solution", "plugin.solution"),
    OUTPUT("Plugin Output", "Plugin Text", "output"),
    TYPE("Check Type", "Plugin Type", "definition.type"),
    START("Host Start"),
    END("Host End"),
    OBSERVED(
            "Last Observed", "Last Seen", "last_seen", "Last Found", "last_observed", "last_found");

    private final String[] names;

    NessusColumn(String... names) {
        this.names = names;
    }

    String[] names() {
        return names.clone();
    }
}
