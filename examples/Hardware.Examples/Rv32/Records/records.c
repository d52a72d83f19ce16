/*
 * A loop of the kind that control code is made of: records in a linked list, texts copied, compared and edited, choices by an enum,
 * small functions, tables of two dimensions, a few products and quotients. One iteration books one order in a small store.
 * RecordsModel.cs does the same in C#.
 */
enum kind { RAW, PART, PRODUCT };

struct item {
    struct item *next;
    enum kind kind;
    int stock;
    int price;
    char name[12];
};

static const char *const names[5] = {"copper", "bolt", "coil", "engine", "enclosure"};
static struct item items[5];
static struct item *first;
static int booked[5][7];
static char order[24];

static int same(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

static char *append(char *to, const char *from)
{
    while (*from)
        *to++ = *from++;
    *to = 0;
    return to;
}

static struct item *find(const char *name)
{
    for (struct item *i = first; i; i = i->next)
        if (same(i->name, name))
            return i;
    return 0;
}

/* What is asked for most is found first. */
static void to_front(struct item *item)
{
    struct item **link = &first;
    while (*link != item)
        link = &(*link)->next;
    *link = item->next;
    item->next = first;
    first = item;
}

static int worth(const struct item *item, int count)
{
    switch (item->kind) {
    case RAW:
        return item->price * count;
    case PART:
        return item->price * count - count / 3;
    default:
        return count > 2 ? item->price * 9 / 10 * count : item->price * count;
    }
}

/* "name:count", and a word that nobody sells now and then. */
static void write_order(unsigned n)
{
    char *end = append(order, n % 11 == 10 ? "enclosed" : names[(n * 7 + n / 5) % 5]);
    *end++ = ':';
    if (n % 13 > 9)
        *end++ = '1';
    *end++ = '0' + n % 10;
    *end = 0;
}

static int read_order(char *name)
{
    const char *at = order;
    int count = 0;
    while (*at != ':')
        *name++ = *at++;
    *name = 0;
    for (at++; *at; at++)
        count = count * 10 + (*at - '0');
    return count;
}

static int book(unsigned n)
{
    char name[12];
    write_order(n);
    int count = read_order(name);
    struct item *item = find(name);
    if (!item)
        return -1;
    if (item->stock < count) {
        item->stock += 40;
        item->price += (item->kind == RAW) + 1;
        return 0;
    }
    item->stock -= count;
    booked[item - items][n % 7] += count;
    if (count > 4)
        to_front(item);
    return worth(item, count);
}

int main(unsigned iterations)
{
    for (int i = 4; i >= 0; i--) {
        append(items[i].name, names[i]);
        items[i].kind = i < 1 ? RAW : i < 3 ? PART : PRODUCT;
        items[i].stock = 25 * (i + 1);
        items[i].price = 3 + 17 * i;
        items[i].next = first;
        first = &items[i];
    }
    unsigned sum = 0;
    for (unsigned n = 0; n < iterations; n++)
        sum = sum * 31 + (unsigned)book(n);
    for (int i = 0; i < 5; i++)
        for (int day = 0; day < 7; day++)
            sum = (sum ^ (unsigned)booked[i][day]) * 16777619u;
    for (struct item *i = first; i; i = i->next)
        sum = sum * 31 + (unsigned)i->stock + (unsigned)i->name[2];
    return (int)sum;
}
