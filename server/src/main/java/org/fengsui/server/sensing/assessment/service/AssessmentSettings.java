package org.fengsui.server.sensing.assessment.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its assessments.
 *
 * @param ahead 先行报送: so long before its due a first report may go ahead of the approval
 */
@ConfigurationProperties("fengsui.assessment")
public record AssessmentSettings(@DefaultValue("30m") Duration ahead) {

    /** Refuses what lies after the due. */
    public AssessmentSettings {
        if (ahead.isNegative()) {
            throw new IllegalArgumentException("fengsui.assessment.ahead: " + ahead);
        }
    }
}
