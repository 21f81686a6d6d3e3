package org.fengsui.server.alarm.warning.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements with text; what XML cannot hold is left out. */
final class Xml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    /** Writes what stands inside an element. */
    @FunctionalInterface
    interface Content {
        /** Writes it. */
        void writeTo(Xml xml) throws XMLStreamException;
    }

    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /** A document of one namespace. */
    static byte[] document(String root, String namespace, Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeStartElement(root);
            out.writeDefaultNamespace(namespace);
            content.writeTo(new Xml(out));
            out.writeEndElement();
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    Xml text(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(plain(text));
        out.writeEndElement();
        return this;
    }

    Xml element(String name, Content content) throws XMLStreamException {
        out.writeStartElement(name);
        content.writeTo(this);
        out.writeEndElement();
        return this;
    }

    /** An element without content; names and values of its attributes by turns. */
    Xml empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], plain(attributes[i + 1]));
        }
        return this;
    }

    private static String plain(String text) {
        return text.codePoints()
                .filter(Xml::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= ' ' && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c >= 0x10000;
    }
}
