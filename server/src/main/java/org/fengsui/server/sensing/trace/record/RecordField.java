package org.fengsui.server.sensing.trace.record;

import org.fengsui.engine.table.TableHeader;

import java.util.List;

/** The fields of a record, and the headers under which exports have them. */
enum RecordField {
    /** NAT, DHCP or RADIUS; told by the other columns where it is missing. */
    KIND("kind", "type", "类型", "记录类型"),
    /** The address that others see. */
    OUTSIDE(
            "outside_address",
            "public_address",
            "nat_address",
            "translated_address",
            "公网地址",
            "外网地址",
            "转换后地址",
            "公网IP",
            "外网IP"),
    /** The port, or {@code 1024-1535}. */
    PORTS("port", "ports", "port_range", "public_port", "端口", "端口段", "公网端口", "转换后端口"),
    /** The first port of a block. */
    FIRST_PORT("first_port", "port_from", "start_port", "起始端口"),
    /** The last port of a block, inclusive. */
    LAST_PORT("last_port", "port_to", "end_port", "结束端口"),
    /** {@code tcp} or {@code udp}; empty for both. */
    TRANSPORT("transport", "protocol", "协议"),
    /** The address behind it; the address of a device. */
    INSIDE(
            "inside_address",
            "address",
            "ip",
            "ip_address",
            "private_address",
            "framed_ip_address",
            "内网地址",
            "私网地址",
            "地址",
            "IP地址",
            "用户IP",
            "内网IP"),
    /** The device. */
    MAC("mac", "mac_address", "hardware_address", "calling_station_id", "MAC地址", "物理地址", "硬件地址"),
    /** The account. */
    ACCOUNT("account", "user", "username", "user_name", "账号", "帐号", "用户名", "用户账号", "学号", "学工号"),
    /** When it began to hold. */
    START(
            "start",
            "started_at",
            "start_time",
            "begin_time",
            "login_time",
            "开始时间",
            "起始时间",
            "上线时间",
            "租约开始"),
    /** When it ceased to hold; empty where it still does. */
    END("end", "ended_at", "end_time", "stop_time", "logout_time", "结束时间", "终止时间", "下线时间", "租约结束");

    private final List<String> headers;

    RecordField(String... headers) {
        this.headers = List.of(headers);
    }

    /** The first column that has one of its headers, from 0; -1 if there is none. */
    int index(TableHeader header) {
        return headers.stream()
                .mapToInt(header::index)
                .filter(it -> it >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Its first header, as messages name it. */
    String header() {
        return headers.getFirst();
    }
}
