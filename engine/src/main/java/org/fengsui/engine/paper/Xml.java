package org.fengsui.engine.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The few ways in which elements of Word are looked at. */
final class Xml {
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Xml() {}

    /** The elements right below one. */
    static List<Element> all(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** Its name among Word's own; another's with its prefix, which none of Word's has. */
    static String name(Element element) {
        String local = String.valueOf(element.getLocalName());
        return W.equals(element.getNamespaceURI()) ? local : element.getNodeName();
    }

    /** The first of a name right below one. */
    static @Nullable Element child(@Nullable Element parent, String name) {
        if (parent == null) {
            return null;
        }
        return all(parent).stream().filter(one -> name(one).equals(name)).findFirst().orElse(null);
    }

    /** An attribute of Word's; empty where there is none. */
    static String of(@Nullable Element element, String attribute) {
        return element == null ? "" : element.getAttributeNS(W, attribute);
    }

    /** The attribute {@code val} of a child; empty where there is none. */
    static String val(@Nullable Element parent, String child) {
        return of(child(parent, child), "val");
    }

    /** The text right in an element. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE
                    || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString();
    }
}
