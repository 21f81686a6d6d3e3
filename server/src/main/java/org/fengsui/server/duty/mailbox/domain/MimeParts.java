package org.fengsui.server.duty.mailbox.domain;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart into texts and attachments on disk, so deep and so many and no more. */
public final class MimeParts {

    private static final int DEEPEST = 8;
    private static final int MOST = 60;

    private final Path folder;
    private final List<Piece> bodies = new ArrayList<>();
    private final List<Piece> attachments = new ArrayList<>();
    private int seen;

    /**
     * A piece of a mail.
     *
     * @param name as the sender names it; one made up where he names none
     * @param content the bytes on disk
     */
    public record Piece(String name, Path content) {}

    private MimeParts(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes it apart.
     *
     * @param folder where the pieces are put
     * @throws IOException if it is no mail, or has too many parts or too deep ones
     */
    public static MimeParts of(Part mail, Path folder) throws IOException {
        var parts = new MimeParts(folder);
        try {
            parts.take(mail, 0);
            return parts;
        } catch (MessagingException | RuntimeException e) {
            throw new IOException("no mail that can be taken apart", e);
        }
    }

    /** The texts it shows. */
    public List<Piece> bodies() {
        return List.copyOf(bodies);
    }

    /** What is attached. */
    public List<Piece> attachments() {
        return List.copyOf(attachments);
    }

    private void take(Part part, int depth) throws IOException, MessagingException {
        if (depth > DEEPEST || ++seen > MOST) {
            throw new IOException("too many parts");
        }
        boolean alternative = part.isMimeType("multipart/alternative");
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            int before = bodies.size();
            for (int at = 0; at < several.getCount(); at++) {
                if (!alternative || bodies.size() == before) {
                    take(several.getBodyPart(at), depth + 1);
                }
            }
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part inner) {
            take(inner, depth + 1);
        } else {
            keep(part);
        }
    }

    private void keep(Part part) throws IOException, MessagingException {
        var name = part.getFileName();
        boolean html = part.isMimeType("text/html");
        boolean body =
                name == null
                        && (html || part.isMimeType("text/plain"))
                        && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        var content = Files.createTempFile(folder, "piece-", ".tmp");
        if (body && part.getContent() instanceof String text) {
            Files.writeString(content, text);
        } else {
            try (var in = part.getInputStream();
                    var out = Files.newOutputStream(content)) {
                in.transferTo(out);
            }
        }
        (body ? bodies : attachments)
                .add(new Piece(body ? (html ? "body.html" : "body.txt") : named(name), content));
    }

    private String named(@Nullable String name) {
        if (name == null) {
            return "attachment-" + (attachments.size() + 1);
        }
        try {
            return MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            return name;
        }
    }
}
