#include "edition/labels.h"

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <cassert>
#include <chrono>
#include <mutex>
#include <optional>

#include "base/brief_mutex.h"
#include "base/language.h"
#include "base/text.h"
#include "base/toml.h"

namespace gazette::edition {

namespace {

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// The locale with the region that goes without saying, which decides calendar and digits ("fa" is "fa-Arab-IR").
icu::Locale locale_of(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(language, status);
    locale.addLikelySubtags(status);
    return locale;
}

/// A pattern with nothing but "{name}" in it needs no ICU.
bool is_plain(const std::string& pattern) {
    for (std::size_t open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
        const std::size_t end = pattern.find_first_of(",}", open);
        if (end != std::string::npos && pattern[end] == ',') {
            return false;
        }
    }
    return true;
}

/// The pattern for day and short month in the order of the language; empty where ICU has none.
std::string short_date_pattern(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) {
        return {};
    }
    const icu::UnicodeString pattern = generator->getBestPattern("dMMM", status);
    return U_FAILURE(status) ? std::string() : to_utf8(pattern);
}

/// Midnight UTC of the day, in ICU's milliseconds.
UDate icu_date(base::Date date) {
    const std::chrono::sys_days days =
        std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
                                    std::chrono::day(static_cast<unsigned>(date.day)));
    return static_cast<UDate>(std::chrono::milliseconds(days.time_since_epoch()).count());
}

std::unique_ptr<icu::DateFormat> date_format(const icu::Locale& locale, const std::string& pattern,
                                             icu::DateFormat::EStyle style) {
    std::unique_ptr<icu::DateFormat> format;
    if (pattern.empty()) {
        format.reset(icu::DateFormat::createDateInstance(style, locale));
    } else {
        UErrorCode status = U_ZERO_ERROR;
        format = std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString::fromUTF8(pattern), locale, status);
    }
    if (format) {
        format->setTimeZone(*icu::TimeZone::getGMT());
    }
    return format;
}

}  // namespace

struct Labels::Formatters {
    base::BriefMutex lock;
    icu::Locale locale;
    std::unique_ptr<icu::NumberFormat> number;
    std::unique_ptr<icu::DateFormat> long_date;
    std::unique_ptr<icu::DateFormat> full_date;
    std::unique_ptr<icu::DateFormat> short_date;
    std::unique_ptr<icu::DateFormat> weekday;
    std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> messages;
    /// Those that there have been: most articles of an edition have one language, and ICU takes its time.
    std::map<std::string, std::string> language_names;

    std::string language_name(const std::string& tag) {
        if (const std::lock_guard guard(lock); language_names.contains(tag)) {
            return language_names[tag];
        }
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString name;
        icu::Locale::forLanguageTag(tag, status).getDisplayName(locale, name);
        const std::lock_guard guard(lock);
        return language_names[tag] = U_FAILURE(status) || name.isEmpty() ? tag : to_utf8(name);
    }

    std::string date(icu::DateFormat& format, base::Date day) {
        const std::lock_guard guard(lock);
        icu::UnicodeString text;
        format.format(icu_date(day), text);
        return to_utf8(text);
    }

    std::string integer(long long value) {
        const std::lock_guard guard(lock);
        icu::UnicodeString text;
        number->format(static_cast<std::int64_t>(value), text);
        return to_utf8(text);
    }

    std::string message(const icu::MessageFormat& pattern, const std::vector<Argument>& arguments) {
        std::vector<icu::UnicodeString> names;
        std::vector<icu::Formattable> values;
        for (const Argument& argument : arguments) {
            names.push_back(icu::UnicodeString::fromUTF8(argument.name));
            values.push_back(argument.is_number ? icu::Formattable(static_cast<std::int64_t>(argument.number))
                                                : icu::Formattable(icu::UnicodeString::fromUTF8(argument.text)));
        }
        const std::lock_guard guard(lock);
        icu::UnicodeString text;
        UErrorCode status = U_ZERO_ERROR;
        pattern.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
        return to_utf8(text);
    }
};

namespace {

/// DIR/LANG.toml for the language as given, then for its primary subtag.
std::optional<std::filesystem::path> file_for(const std::filesystem::path& directory, const std::string& language) {
    for (const std::string& name : {language, std::string(base::primary_language(language))}) {
        const std::filesystem::path file = directory / (name + ".toml");
        if (!name.empty() && std::filesystem::exists(file)) {
            return file;
        }
    }
    return std::nullopt;
}

using Patterns = std::map<std::string, std::string, std::less<>>;

base::Result<Patterns> read_patterns(const std::filesystem::path& file) {
    base::Result<base::TomlTable> document = base::TomlTable::read(file);
    if (!document) {
        return document.failure();
    }
    document->string("language");
    std::optional<base::TomlTable> table = document->table("labels");
    Patterns patterns;
    if (table) {
        for (const std::string& key : table->keys()) {
            patterns[key] = table->string(key).value_or("");
        }
    }
    const base::Result<void> finished = document->finish();
    if (!finished) {
        return finished.failure();
    }
    return patterns;
}

/// English has every key; a language that lacks one would print a hole.
base::Result<void> check_keys(const Patterns& patterns, const Patterns& english, const std::string& file) {
    for (const auto& [key, pattern] : english) {
        if (!key.starts_with("date_") && patterns.find(key) == patterns.end()) {
            return base::fail("the label '" + key + "' is missing", "add it after en.toml", {file, 0, 0});
        }
    }
    return {};
}

}  // namespace

base::Result<Labels> Labels::read(const std::filesystem::path& directory, const std::string& language) {
    const base::Result<Patterns> english = read_patterns(directory / "en.toml");
    if (!english) {
        return english.failure();
    }
    const std::optional<std::filesystem::path> file = file_for(directory, language);
    base::Result<Patterns> patterns = file ? read_patterns(*file) : english;
    if (!patterns) {
        return patterns.failure();
    }
    if (const base::Result<void> complete = check_keys(*patterns, *english, file.value_or("en.toml").string()); !complete) {
        return complete.failure();
    }
    Labels labels;
    labels.language_ = file ? language : "en";
    labels.fell_back_ = !file;
    labels.patterns_ = std::move(*patterns);
    if (const base::Result<void> made = labels.make_formatters(); !made) {
        return made.failure();
    }
    return labels;
}

base::Result<void> Labels::make_formatters() {
    formatters_ = std::make_shared<Formatters>();
    Formatters& formatters = *formatters_;
    formatters.locale = locale_of(language_);
    UErrorCode status = U_ZERO_ERROR;
    formatters.number.reset(icu::NumberFormat::createInstance(formatters.locale, status));
    formatters.long_date = date_format(formatters.locale, pattern_or_empty("date_long"), icu::DateFormat::kLong);
    formatters.full_date = date_format(formatters.locale, pattern_or_empty("date_full"), icu::DateFormat::kFull);
    const std::string short_pattern = pattern_or_empty("date_short");
    formatters.short_date =
        date_format(formatters.locale, short_pattern.empty() ? short_date_pattern(formatters.locale) : short_pattern,
                    icu::DateFormat::kShort);
    formatters.weekday = date_format(formatters.locale, "EEEE", icu::DateFormat::kFull);
    if (U_FAILURE(status) || !formatters.long_date || !formatters.full_date || !formatters.short_date ||
        !formatters.weekday) {
        return base::fail("ICU has no formats for the language '" + language_ + "'");
    }
    for (const auto& [key, pattern] : patterns_) {
        if (is_plain(pattern)) {
            continue;
        }
        auto message =
            std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(pattern), formatters.locale, status);
        if (U_FAILURE(status)) {
            return base::fail("the label '" + key + "' is no ICU message pattern: " + pattern);
        }
        formatters.messages[key] = std::move(message);
    }
    return {};
}

std::string Labels::pattern_or_empty(std::string_view key) const {
    const auto found = patterns_.find(key);
    return found == patterns_.end() ? std::string() : found->second;
}

std::string Labels::text(std::string_view key, const std::vector<Argument>& arguments) const {
    assert(patterns_.find(key) != patterns_.end());
    if (const auto message = formatters_->messages.find(key); message != formatters_->messages.end()) {
        return formatters_->message(*message->second, arguments);
    }
    std::string text = pattern_or_empty(key);
    for (const Argument& argument : arguments) {
        text = base::replace_all(std::move(text), "{" + argument.name + "}",
                                 argument.is_number ? number(argument.number) : argument.text);
    }
    return text;
}

std::string Labels::long_date(base::Date date) const {
    return formatters_->date(*formatters_->long_date, date);
}

std::string Labels::full_date(base::Date date) const {
    return formatters_->date(*formatters_->full_date, date);
}

std::string Labels::short_date(base::Date date) const {
    return formatters_->date(*formatters_->short_date, date);
}

std::string Labels::weekday(base::Date date) const {
    return formatters_->date(*formatters_->weekday, date);
}

std::string Labels::number(long long value) const {
    return formatters_->integer(value);
}

std::string Labels::language_name(const std::string& tag) const {
    return formatters_->language_name(tag);
}

}  // namespace gazette::edition
