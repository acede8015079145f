#pragma once

// Elements, attributes and text in, compact XML out; the only file of this room that knows the XML library.

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace gazette::epub {

struct Attribute {
    const char* name;
    std::string_view value;
};

/// Writes a document, or a fragment of one, from front to back. Every string is escaped, and freed of what XML 1.0 cannot
/// carry (base::scrub). Depth is bounded by memory alone.
class Xml {
public:
    Xml();
    Xml(Xml&&) noexcept;
    Xml& operator=(Xml&&) noexcept;
    ~Xml();

    /// `<?xml version="1.0" encoding="UTF-8"?>`
    void declaration();
    /// `<!DOCTYPE name>`
    void doctype(const char* name);

    /// Attributes with an empty value are left out: most mean "not stated".
    void open(const char* name, std::initializer_list<Attribute> attributes = {});
    /// Only directly after `open`; an empty value is written.
    void attribute(const char* name, std::string_view value);
    void text(std::string_view text);
    /// Always writes an end tag, which HTML parsers need on all but void elements.
    void close();

    /// Closes an element without content as `<name/>`: for void elements.
    void close_void();

    /// open, text, close.
    void element(const char* name, std::initializer_list<Attribute> attributes, std::string_view text);
    void element(const char* name, std::string_view text) { element(name, {}, text); }
    /// open, close_void.
    void empty(const char* name, std::initializer_list<Attribute> attributes = {});

    /// Opens an element that is closed at the end of the guard's scope.
    class [[nodiscard]] Scope {
    public:
        explicit Scope(Xml& xml) : xml_(xml) {}
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope() { xml_.close(); }

    private:
        Xml& xml_;
    };
    Scope scope(const char* name, std::initializer_list<Attribute> attributes = {});

    /// How many elements are open.
    std::size_t depth() const { return depth_; }

    /// All that was written; the writer is not to be used afterwards.
    std::string take();

private:
    struct Printer;
    std::unique_ptr<Printer> printer_;
    std::size_t depth_ = 0;
};

}  // namespace gazette::epub
