using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>Makes random expressions of a wanted shape over the values in scope.</summary>
internal sealed class RandomExpressions(Random random, RandomDesignOptions options)
{
    private readonly List<Expr> _values = [];
    private readonly List<MemoryDef> _memories = [];

    public IReadOnlyList<Expr> All => _values;

    public void Add(Expr value) => _values.Add(value);

    public void Add(MemoryDef memory) => _memories.Add(memory);

    public RandomExpressions Copy()
    {
        var copy = new RandomExpressions(random, options);
        copy._values.AddRange(_values);
        copy._memories.AddRange(_memories);
        return copy;
    }

    /// <summary>A value at another shape.</summary>
    public Expr Fit(Expr value, Shape shape)
    {
        if (value.Shape.Signed != shape.Signed && random.Next(2) == 0)
            value = new Reinterpret(value, shape.Signed);
        if (value.Width > shape.Width && random.Next(2) == 0)
        {
            var low = random.Next(value.Width - shape.Width + 1);
            value = new Slice(value, low + shape.Width - 1, low);
        }
        if (value.Width != shape.Width)
            value = new Resize(value, shape.Width);
        return value.Shape.Signed == shape.Signed ? value : new Reinterpret(value, shape.Signed);
    }

    /// <summary>A random expression of a shape.</summary>
    public Expr Make(Shape shape, int depth)
    {
        if (depth <= 0 || random.Next(8) == 0)
            return Leaf(shape);
        if (shape == Shape.Bit && random.Next(2) == 0)
            return Bit(depth - 1);
        var width = shape.Width;
        switch (random.Next(16))
        {
            case 0:
                return new Unary(random.Next(2) == 0 ? UnaryOp.Not : UnaryOp.Negate, Make(shape, depth - 1));
            case 1 or 2:
                return Same(random.Next(2) == 0 ? BinaryOp.Add : BinaryOp.Subtract, shape, depth);
            case 3:
                return Same(BinaryOp.And + random.Next(3), shape, depth);
            case 4 when width > 1:
                var left = random.Next(1, width);
                return new Binary(
                    BinaryOp.Multiply,
                    Make(new Shape(left, shape.Signed), depth - 1), Make(new Shape(width - left, shape.Signed), depth - 1));
            case 5 when options.Division && width <= 64:
                return Same(random.Next(2) == 0 ? BinaryOp.Divide : BinaryOp.Remainder, shape, depth);
            case 6 or 7:
                return new Binary(
                    random.Next(2) == 0 ? BinaryOp.ShiftLeft : BinaryOp.ShiftRight,
                    Make(shape, depth - 1),
                    Make(new Shape(random.Next(4) == 0 ? random.Next(1, 40) : random.Next(1, 9)), depth - 1));
            case 8 or 9:
                return new Mux(Make(Shape.Bit, depth - 1), Make(shape, depth - 1), Make(shape, depth - 1));
            case 10 when width > 1 && !shape.Signed:
                var high = random.Next(1, width);
                return new Concat([Make(new Shape(high), depth - 1), Make(AnySign(width - high), depth - 1)]);
            case 11 when _memories.Count > 0:
                var memory = _memories[random.Next(_memories.Count)];
                return Fit(new MemoryRead(memory, Make(new Shape(random.Next(1, 8)), depth - 1)), shape);
            case 12:
                var wider = Make(AnySign(Math.Min(width + random.Next(1, 9), options.MaxWidth)), depth - 1);
                return Fit(wider, shape);
            case 13 when width > 1:
                return Fit(Make(AnySign(random.Next(1, width)), depth - 1), shape);
            case 14:
                return new Reinterpret(Make(shape with { Signed = !shape.Signed }, depth - 1), shape.Signed);
            default:
                return Leaf(shape);
        }
    }

    private Expr Same(BinaryOp op, Shape shape, int depth) => new Binary(op, Make(shape, depth - 1), Make(shape, depth - 1));

    private Expr Bit(int depth)
    {
        var shape = AnySign(random.Next(4) == 0 ? random.Next(1, options.MaxWidth + 1) : random.Next(1, 12));
        return random.Next(4) switch
        {
            0 => new Unary(UnaryOp.ReduceAnd + random.Next(3), Make(shape, depth)),
            1 => new BitSelect(Make(shape, depth), Make(new Shape(random.Next(1, 9)), depth)),
            _ => Same(BinaryOp.Equal + random.Next(6), shape, depth + 1),
        };
    }

    private Shape AnySign(int width) => new(width, width > 1 && random.Next(3) == 0);

    private Expr Leaf(Shape shape)
    {
        if (_values.Count == 0 || (options.Constants && random.Next(10) == 0))
            return new Const(RandomDesigns.Bits(random, shape.Width), shape.Signed);
        var exact = _values.Where(v => v.Shape == shape).ToList();
        return exact.Count > 0 && random.Next(3) > 0
            ? exact[random.Next(exact.Count)]
            : Fit(_values[random.Next(_values.Count)], shape);
    }
}
