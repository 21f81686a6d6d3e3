package org.fengsui.engine.report;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * Walks an XML document element by element without building it. Document type declarations are not
 * read, entities of their own refused. After {@link #root()} or a true {@link #child()} the cursor
 * stands in an element; before the next {@code child()} of its parent the element must be consumed:
 * by {@link #text}, {@link #skip()} or by its own children up to false.
 */
final class XmlCursor implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();
    private static final Pattern ENTITY = Pattern.compile("&[^;\\s]{1,100};");
    private static final int DEEPEST = 200;

    /** Names of elements and attributes; real reports have some hundred. */
    private static final int NAMES = 20_000;

    private final InputFile file;
    private final XmlSource source;
    private final XMLStreamReader reader;
    private final StringBuilder buffer = new StringBuilder(4096);
    private final Set<String> names = new HashSet<>();
    private int depth;

    XmlCursor(InputFile file) {
        this.file = file;
        this.source = XmlSource.open(file);
        try {
            reader =
                    source.isUtf8()
                            ? FACTORY.createXMLStreamReader(source.trimmed())
                            : FACTORY.createXMLStreamReader(source.reader());
        } catch (XMLStreamException e) {
            throw refusal(e, e.getMessage());
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Moves to the root element and returns its name. */
    String root() {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // prolog
        }
        depth++;
        return name();
    }

    /**
     * Moves to the next child of the current element; false at its end, which also leaves the
     * element.
     */
    boolean child() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return false;
            }
        }
    }

    /** The local name of the current element. */
    String name() {
        return reader.getLocalName();
    }

    /** The attribute of the current element, only before its content is touched; null if absent. */
    @Nullable String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute, or empty. */
    String attributeOrEmpty(String name) {
        String value = attribute(name);
        return value == null ? "" : value;
    }

    /**
     * All text in the current element, nested elements included, up to a number of characters;
     * consumes it.
     */
    String text(int limit) {
        buffer.setLength(0);
        int open = 1;
        while (open > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    open++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open--;
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        append(limit);
                default -> {}
            }
        }
        return buffer.toString();
    }

    /** Leaves the current element unread. */
    void skip() {
        int open = 1;
        while (open > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                open--;
            }
        }
    }

    /** Like {@link #child()}, but also collects the text between the children. */
    boolean childCollectingText(StringBuilder own) {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                enter();
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return false;
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                buffer.setLength(0);
                append(1000);
                own.append(buffer);
            }
        }
    }

    /** Reads to the end of the document, so that whatever follows the root is checked too. */
    void finish() {
        while (more()) {
            next();
        }
    }

    /** The line, from 1. */
    long line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    BadInput notThis(ReportFormat format, String found) {
        return new BadInput(
                InputProblem.NOT_THIS_FORMAT, file.name(), line(), format.word(), found);
    }

    @Override
    public void close() {
        try {
            reader.close();
            source.close();
        } catch (XMLStreamException e) {
            throw refusal(e, e.getMessage());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new BadInput(
                    InputProblem.SYNTAX,
                    file.name(),
                    line(),
                    "elements nested deeper than " + DEEPEST);
        }
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        if (names.size() > NAMES) {
            throw new BadInput(
                    InputProblem.SYNTAX,
                    file.name(),
                    line(),
                    "more than " + NAMES + " different names");
        }
    }

    private boolean more() {
        try {
            return reader.hasNext();
        } catch (XMLStreamException e) {
            throw refusal(e, e.getMessage());
        }
    }

    private int next() {
        source.event();
        try {
            return reader.next();
        } catch (BadInput e) {
            throw at(line(), e);
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io
                    ? refusal(io)
                    : refusal(e, e.getMessage());
        } catch (UncheckedStreamException e) {
            throw refusal(e);
        } catch (java.util.NoSuchElementException e) {
            throw BadInput.because(e, InputProblem.TRUNCATED, file.name(), line(), "XML");
        }
    }

    /** A refusal of the source, which does not know lines, at the line that was reached. */
    private static BadInput at(long line, BadInput refused) {
        return refused.line() > 0
                ? refused
                : BadInput.because(
                        refused,
                        refused.problem(),
                        refused.file(),
                        line,
                        refused.parameters().toArray(String[]::new));
    }

    private void append(int limit) {
        try {
            int length = reader.getTextLength();
            int room = limit - buffer.length();
            if (room > 0) {
                buffer.append(
                        reader.getTextCharacters(), reader.getTextStart(), Math.min(length, room));
            }
        } catch (BadInput e) {
            throw at(line(), e);
        } catch (UncheckedStreamException e) {
            throw refusal(e);
        }
    }

    private BadInput refusal(UncheckedStreamException e) {
        Throwable cause = e.getCause();
        Throwable root =
                cause instanceof XMLStreamException xml && xml.getNestedException() != null
                        ? xml.getNestedException()
                        : cause;
        return root instanceof IOException io ? refusal(io) : refusal(e, e.getMessage());
    }

    private BadInput refusal(IOException e) {
        return e instanceof CharacterCodingException
                ? BadInput.because(
                        e,
                        InputProblem.ENCODING,
                        file.name(),
                        source.lineOfError(),
                        source.encoding())
                : file.unreadable(e);
    }

    private BadInput refusal(Exception e, @Nullable String words) {
        String message = String.valueOf(words).replaceAll("\\s*at \\[row,col.*", "");
        InputProblem problem = InputProblem.SYNTAX;
        String parameter = message;
        if (message.contains("nd-of-input")) {
            problem = InputProblem.TRUNCATED;
            parameter = "XML";
        } else if (message.contains("entity reference") || message.contains("entity expand")) {
            problem = InputProblem.DTD_REFUSED;
            Matcher entity = ENTITY.matcher(message);
            parameter = entity.find() ? entity.group() : message;
        } else if (message.contains("Invalid UTF-8")
                || message.matches(
                        "(?s).*Illegal XML character \\('?[^(]*\\(code (1[2-9]\\d|2\\d\\d)\\).*")) {
            problem = InputProblem.ENCODING;
            parameter = source.encoding();
        }
        long line =
                e instanceof XMLStreamException xml && xml.getLocation() != null
                        ? xml.getLocation().getLineNumber()
                        : line();
        return BadInput.because(e, problem, file.name(), Math.max(0, line), parameter);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
