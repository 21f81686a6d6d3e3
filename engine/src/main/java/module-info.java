/** The engine of Fengsui: calendar, networks, attribution, observations and report readers. */
module org.fengsui.engine {
    requires static org.jspecify;
    requires tools.jackson.core;
    requires de.siegmar.fastcsv;
    requires org.apache.commons.compress;
    requires org.dhatim.fastexcel.reader;
    requires com.fasterxml.aalto;
    requires java.xml;

    exports org.fengsui.engine.advisory;
    exports org.fengsui.engine.apart;
    exports org.fengsui.engine.attribution;
    exports org.fengsui.engine.calendar;
    exports org.fengsui.engine.cli;
    exports org.fengsui.engine.net;
    exports org.fengsui.engine.observation;
    exports org.fengsui.engine.paper;
    exports org.fengsui.engine.report;
    exports org.fengsui.engine.table;
    exports org.fengsui.engine.tracing;
}
