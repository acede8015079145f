#pragma once

// The words that gazette itself prints, in the language of the edition; dates and numbers by ICU.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace gazette::edition {

/// An argument of a label's ICU message pattern.
struct Argument {
    Argument(std::string name_, std::string text_) : name(std::move(name_)), text(std::move(text_)) {}
    Argument(std::string name_, const char* text_) : name(std::move(name_)), text(text_) {}
    Argument(std::string name_, long long number_) : name(std::move(name_)), number(number_), is_number(true) {}
    std::string name;
    std::string text;
    long long number = 0;
    bool is_number = false;
};

/// The labels of one language. Copies are cheap; look-ups are const and may be made from any thread.
class Labels {
public:
    /// Reads DIR/LANG.toml for the language, else for its primary subtag, else English (`fell_back` is then true).
    static base::Result<Labels> read(const std::filesystem::path& directory, const std::string& language);

    /// The label; a key that the file lacks is a bug of ours (the keys are checked by `read`).
    std::string text(std::string_view key, const std::vector<Argument>& arguments = {}) const;
    std::string count(std::string_view key, long long number) const { return text(key, {{"count", number}}); }

    /// "24 November 2026", "Tuesday 24 November 2026", in the calendar and digits of the language; by the patterns
    /// `date_long` and `date_full` (UTS #35) where the label file has them, else as CLDR has it.
    std::string long_date(base::Date date) const;
    std::string full_date(base::Date date) const;
    /// "24 Nov": day and month, the latter short, in the order of the language.
    std::string short_date(base::Date date) const;
    std::string weekday(base::Date date) const;
    std::string number(long long value) const;
    /// "English" for "en", in the language of the labels; the tag itself where ICU has no name.
    std::string language_name(const std::string& tag) const;

    const std::string& language() const { return language_; }
    bool fell_back() const { return fell_back_; }

private:
    base::Result<void> make_formatters();
    std::string pattern_or_empty(std::string_view key) const;

    std::string language_;
    bool fell_back_ = false;
    std::map<std::string, std::string, std::less<>> patterns_;
    /// ICU's formatters for this language, made once; they are not thread-safe, so a lock goes with them.
    struct Formatters;
    std::shared_ptr<Formatters> formatters_;
};

}  // namespace gazette::edition
