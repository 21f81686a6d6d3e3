package org.fengsui.server.platform.record;

import java.nio.file.Path;
import org.fengsui.server.platform.kernel.DataFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses between the embedded and an external database. */
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

    @Bean
    DataFolder dataFolder(@Value("${fengsui.data}") Path root) {
        return new DataFolder(root);
    }

    @Bean(destroyMethod = "close")
    JdbcConnectionDetails record(RecordSettings settings, DataFolder data) {
        var url = settings.url();
        return url == null
                ? EmbeddedRecord.start(data)
                : new ExternalRecord(url, settings.username(), settings.password());
    }
}
