package org.fengsui.engine.report;

import java.util.List;

/**
 * What a column of a generic table can mean, with the headers that are understood without a
 * mapping.
 */
public enum Field {
    /** Name of the flaw. */
    TITLE(
            "title",
            "name",
            "vulnerability name",
            "vuln name",
            "vulnerability",
            "vulnerability title",
            "finding",
            "issue",
            "漏洞名称",
            "漏洞标题",
            "标题",
            "隐患名称",
            "问题名称",
            "风险名称",
            "弱点名称",
            "名称"),
    /** Stable id of the check. */
    CHECK(
            "check",
            "check id",
            "vuln id from tool",
            "plugin id",
            "plugin",
            "rule id",
            "template id",
            "漏洞ID",
            "检查项",
            "规则编号"),
    /** Severity as a word or number. */
    SEVERITY(
            "severity",
            "risk",
            "risk level",
            "level",
            "criticality",
            "threat",
            "危险等级",
            "风险等级",
            "漏洞等级",
            "危害等级",
            "漏洞级别",
            "风险级别",
            "危险级别",
            "威胁等级",
            "严重程度",
            "严重等级",
            "等级",
            "级别"),
    /** Class of Article 6. */
    CATEGORY("category", "类别", "分类", "隐患类型", "隐患类别"),
    /** CVSS base score. */
    CVSS(
            "cvssv3 score",
            "cvssv4 score",
            "cvss4 score",
            "cvss v4 score",
            "cvss3 score",
            "cvss v3 score",
            "cvss score",
            "cvss base score",
            "cvss",
            "base score",
            "CVSS评分",
            "CVSS分值",
            "CVSS得分"),
    /** CVSS vector. */
    CVSS_VECTOR(
            "cvssv3",
            "cvssv4",
            "cvss vector",
            "cvss3 vector",
            "cvssv3 vector",
            "cvss metrics",
            "CVSS向量"),
    /** Host name (or address, or URL). */
    HOST(
            "host",
            "hostname",
            "host name",
            "fqdn",
            "domain",
            "dns name",
            "target",
            "asset",
            "endpoint",
            "主机",
            "主机名",
            "域名",
            "目标",
            "资产",
            "受影响主机"),
    /** Address. */
    IP(
            "ip",
            "ip address",
            "host ip",
            "target ip",
            "asset ip",
            "ipv4",
            "IP地址",
            "主机IP",
            "资产IP",
            "目标IP",
            "地址"),
    /** Port. */
    PORT("port", "端口", "端口号"),
    /** Transport, or the application's protocol. */
    PROTOCOL("protocol", "port protocol", "transport", "协议"),
    /** Service. */
    SERVICE("service", "service name", "服务", "服务名称"),
    /** URL. */
    URL(
            "url",
            "uri",
            "link",
            "endpoints",
            "affected url",
            "网址",
            "链接",
            "漏洞URL",
            "漏洞地址",
            "漏洞链接",
            "风险URL",
            "影响URL"),
    /** HTTP method. */
    METHOD("method", "http method", "请求方式", "请求方法"),
    /** Tested parameter. */
    PARAMETER("parameter", "param", "参数"),
    /** Ids of the flaw. */
    VULNERABILITY_IDS(
            "cve",
            "cves",
            "cve id",
            "cve ids",
            "vulnerability id",
            "vulnerability ids",
            "vuln id",
            "aliases",
            "cnvd",
            "cnvd id",
            "cnnvd",
            "CVE编号",
            "CNVD编号",
            "CNNVD编号",
            "漏洞编号"),
    /** Weakness. */
    CWE("cwe", "cwe id", "cwes", "cwe ids", "CWE编号"),
    /** References. */
    REFERENCES("references", "reference", "see also", "参考", "参考链接", "参考资料", "相关链接"),
    /** When it was found. */
    TIME(
            "date",
            "time",
            "timestamp",
            "found at",
            "discovered",
            "discovered at",
            "last seen",
            "scan time",
            "发现时间",
            "扫描时间",
            "检测时间",
            "时间",
            "日期",
            "发现日期"),
    /** What it is. */
    DESCRIPTION(
            "description",
            "summary",
            "details",
            "detail",
            "描述",
            "漏洞描述",
            "详情",
            "详细描述",
            "问题描述",
            "漏洞详情"),
    /** What harm it does. */
    IMPACT("impact", "影响", "危害", "漏洞危害"),
    /** What to do. */
    SOLUTION(
            "mitigation",
            "solution",
            "remediation",
            "recommendation",
            "fix",
            "修复建议",
            "解决方案",
            "整改建议",
            "加固建议",
            "解决办法",
            "修复方案",
            "处置建议"),
    /** What was seen. */
    EVIDENCE(
            "evidence",
            "output",
            "proof",
            "poc",
            "steps to reproduce",
            "证据",
            "验证信息",
            "返回信息",
            "检测结果",
            "漏洞证明"),
    /** The number under which whoever reports it keeps it. */
    SOURCE_NUMBER(
            "source number",
            "source no",
            "source id",
            "edusrc number",
            "edusrc id",
            "来源编号",
            "上报编号",
            "平台编号",
            "通报编号",
            "EDUSRC编号"),
    /** Marked as false positive. */
    FALSE_POSITIVE("false positive", "false p", "误报", "是否误报");

    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    /** The headers understood without a mapping. */
    public List<String> names() {
        return names;
    }
}
