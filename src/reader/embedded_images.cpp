#include "reader/embedded_images.h"

#include <utility>

#include "base/base64.h"

namespace gazette::reader {

namespace {

class Embedding {
public:
    explicit Embedding(const FindFile& find) : find_(find) {}

    void run(article::Blocks& blocks) {
        std::erase_if(blocks, [&](article::Block& block) { return !keep(block); });
    }

    std::size_t lost() const { return lost_; }

private:
    /// False for what has nothing left to show.
    bool keep(article::Block& block) {
        if (auto* figure = std::get_if<article::Figure>(&block.value)) {
            run(figure->caption);
            if (!embed(figure->image)) {
                article::Inlines caption = std::move(figure->caption);
                block.value = article::Paragraph{std::move(caption)};
            }
        } else if (auto* quote = std::get_if<article::Quote>(&block.value)) {
            run(quote->blocks);
            return !quote->blocks.empty();
        } else if (auto* list = std::get_if<article::List>(&block.value)) {
            for (article::ListItem& item : list->items) {
                run(item.blocks);
            }
            std::erase_if(list->items, [](const article::ListItem& item) { return item.blocks.empty(); });
            return !list->items.empty();
        } else if (auto* notes = std::get_if<article::Notes>(&block.value)) {
            for (article::Note& note : notes->notes) {
                run(note.blocks);
            }
        } else if (auto* table = std::get_if<article::Table>(&block.value)) {
            for (article::TableRow& row : table->rows) {
                for (article::TableCell& cell : row) {
                    run(cell.inlines);
                }
            }
        } else if (auto* heading = std::get_if<article::Heading>(&block.value)) {
            run(heading->inlines);
            return !heading->inlines.empty();
        }
        if (auto* paragraph = std::get_if<article::Paragraph>(&block.value)) {
            run(paragraph->inlines);
            return !paragraph->inlines.empty();
        }
        return true;
    }

    void run(article::Inlines& inlines) {
        std::erase_if(inlines, [&](article::Inline& each) {
            return std::visit(
                [&](auto& value) {
                    if constexpr (requires { value.children; }) {
                        run(value.children);
                        return value.children.empty();
                    } else if constexpr (requires { value.source; }) {
                        return !embed(value);
                    }
                    return false;
                },
                each.value);
        });
    }

    /// False where the image is lost.
    bool embed(article::Image& image) {
        if (const FileBeside* const file = find_(image.source)) {
            image.source = "data:" + std::string(file->type) + ";base64," + base::encode_base64(file->bytes);
            return true;
        }
        const bool lost = image.source.starts_with("cid:");
        lost_ += lost;
        return !lost;
    }

    const FindFile& find_;
    std::size_t lost_ = 0;
};

}  // namespace

std::size_t embed_images(article::Blocks& blocks, const FindFile& find) {
    Embedding embedding(find);
    embedding.run(blocks);
    return embedding.lost();
}

}  // namespace gazette::reader
