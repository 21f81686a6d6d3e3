package org.fengsui.server.sensing.trace.web;

import java.time.LocalDate;

/**
 * Records of each kind that lead from a public address to an account: fictional accounts at
 * documentation addresses.
 */
final class RecordSample {

    static final String PATH = "/trace/records/sample.csv";

    private static final String CHINESE =
            """
            记录类型,公网地址,端口段,协议,内网地址,硬件地址,账号,开始时间,结束时间
            """;

    private static final String ENGLISH =
            """
            kind,public_address,port_range,protocol,inside_address,mac,account,start,end
            """;

    private static final String ROWS =
            """
            NAT,203.0.113.10,40000-40511,tcp,192.0.2.21,,,{day} 08:00:00,{day} 12:00:00
            NAT,203.0.113.10,40512-41023,,192.0.2.22,,,{day} 08:00:00,{day} 12:00:00
            DHCP,,,,192.0.2.21,00:00:5e:00:53:01,,{day} 07:30:00,{day} 19:30:00
            DHCP,,,,192.0.2.22,00:00:5e:00:53:02,,{day} 07:45:00,{day} 19:45:00
            RADIUS,,,,192.0.2.21,00:00:5e:00:53:01,sample001,{day} 07:31:00,{day} 18:05:00
            RADIUS,,,,192.0.2.22,00:00:5e:00:53:02,sample002,{day} 07:46:00,
            """;

    private RecordSample() {}

    /** The table, with records of a day. */
    static String table(boolean chinese, LocalDate day) {
        return (chinese ? CHINESE : ENGLISH) + ROWS.replace("{day}", day.toString());
    }
}
