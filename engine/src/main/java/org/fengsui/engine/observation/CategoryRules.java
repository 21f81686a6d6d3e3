package org.fengsui.engine.observation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides the class of Article 6 (第六条) by the table {@code categories.txt}: the scanner's family,
 * its tags, CWEs and the words of the title. Information that no tag marks is {@link
 * Category#OTHER} unless it carries a vulnerability id and the scanner gave no severity; every
 * other flaw is {@link Category#VULNERABILITY}.
 */
public final class CategoryRules {
    private static final CategoryRules STANDARD = load();

    private final Map<String, Category> families = new HashMap<>();
    private final Map<String, Category> tags = new HashMap<>();
    private final Map<String, Category> cwes = new HashMap<>();
    private final List<Map.Entry<String, Category>> words = new ArrayList<>();

    private CategoryRules() {}

    /** The rules that come with the engine. */
    public static CategoryRules standard() {
        return STANDARD;
    }

    /**
     * Decides.
     *
     * @param severity ours
     * @param rated whether the scanner gave a severity at all
     * @param family the scanner's plugin family, null if none
     * @param tags the scanner's tags
     * @param refs references, of which CWEs and vulnerability ids count
     */
    public Category decide(
            Severity severity,
            boolean rated,
            String title,
            @Nullable String family,
            Collection<String> tags,
            Collection<String> refs) {
        for (String tag : tags) {
            Category byTag = this.tags.get(tag.strip().toLowerCase(Locale.ROOT));
            if (byTag != null) {
                return byTag;
            }
        }
        if (severity == Severity.INFO) {
            boolean flaw = !rated && refs.stream().anyMatch(References::isVulnerabilityId);
            return flaw ? Category.VULNERABILITY : Category.OTHER;
        }
        Category byFamily =
                family == null ? null : families.get(family.strip().toLowerCase(Locale.ROOT));
        if (byFamily != null) {
            return byFamily;
        }
        for (String ref : refs) {
            Category byCwe = ref.startsWith("CWE-") ? cwes.get(ref) : null;
            if (byCwe != null) {
                return byCwe;
            }
        }
        return byTitle(title.toLowerCase(Locale.ROOT));
    }

    /** The class that a word of a table's own category column means; null if it means none. */
    public static @Nullable Category ofWord(String word) {
        String folded = word.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (Category category : Category.values()) {
            if (category.name().equals(folded)) {
                return category;
            }
        }
        return switch (folded) {
            case "恶意IP", "恶意IP地址", "恶意地址" -> Category.MALICIOUS_IP;
            case "恶意邮件", "恶意电子邮件", "钓鱼邮件" -> Category.MALICIOUS_MAIL;
            case "恶意程序", "恶意软件", "木马", "病毒", "后门", "挖矿", "WEBSHELL" -> Category.MALWARE;
            case "弱密码", "弱口令", "默认口令", "空口令" -> Category.WEAK_PASSWORD;
            case "漏洞", "安全漏洞", "应用服务器漏洞" -> Category.VULNERABILITY;
            case "其他", "其它" -> Category.OTHER;
            default -> null;
        };
    }

    private Category byTitle(String title) {
        for (Map.Entry<String, Category> word : words) {
            if (title.contains(word.getKey())) {
                return word.getValue();
            }
        }
        return Category.VULNERABILITY;
    }

    private void add(String line) {
        String[] parts = line.split("\\|", 3);
        Category category = Category.valueOf(parts[0].strip());
        String value = parts[2].strip();
        switch (parts[1].strip()) {
            case "family" -> families.put(value.toLowerCase(Locale.ROOT), category);
            case "tag" -> tags.put(value.toLowerCase(Locale.ROOT), category);
            case "cwe" -> cwes.put(value, category);
            case "title" -> words.add(Map.entry(value.toLowerCase(Locale.ROOT), category));
            default -> throw new IllegalStateException("categories.txt: " + line);
        }
    }

    private static CategoryRules load() {
        CategoryRules rules = new CategoryRules();
        var in = Objects.requireNonNull(CategoryRules.class.getResourceAsStream("categories.txt"));
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(rules::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }
}
