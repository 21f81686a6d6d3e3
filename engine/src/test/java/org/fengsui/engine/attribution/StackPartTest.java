package org.fengsui.engine.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackPartTest {

    @Test
    void aVersionStandsBehindABlankOrASlashAndBeginsWithAFigure() {
        assertThat(StackPart.parse("nginx/1.24.0; Spring Boot 3.2.1；MySQL v8.0.36、Vue"))
                .containsExactly(
                        new StackPart("nginx", "1.24.0"),
                        new StackPart("Spring Boot", "3.2.1"),
                        new StackPart("MySQL", "8.0.36"),
                        new StackPart("Vue", ""));
    }

    @Test
    void wordsAreNoVersionsAndBlanksNoComponents() {
        assertThat(StackPart.parse(" ；Windows Server, 2bit "))
                .containsExactly(new StackPart("Windows Server", ""), new StackPart("2bit", ""));
        assertThat(StackPart.parse(null)).isEmpty();
    }
}
